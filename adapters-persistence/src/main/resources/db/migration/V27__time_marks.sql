SET LOCAL lock_timeout = '2s';
-- Marks of the time that something is from, in four sizes, each sixteen times the one before. Beside the runs of three characters of an
-- article, in one index, they let a term be looked for in a stretch of time alone. No mark is as short as a run.
--
-- It names nothing that is not PostgreSQL's own: what an index is of is computed without a search path.
CREATE FUNCTION time_marks(at timestamptz) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    seconds CONSTANT bigint := floor(extract(epoch FROM at));
BEGIN
    RETURN ARRAY['@12:' || (seconds >> 12), '@16:' || (seconds >> 16), '@20:' || (seconds >> 20), '@24:' || (seconds >> 24)];
END
$$;
