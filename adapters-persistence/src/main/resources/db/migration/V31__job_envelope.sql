SET LOCAL lock_timeout = '2s';

-- What stands in the row of a job, if it can be read as operators are shown it and dead jobs are redriven; else null, so that a list
-- which reaches such a row shows it with what its columns say, and does not fail. Whoever asks for one field asks for the text of all.
CREATE FUNCTION job_envelope(task_data bytea) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
    envelope json;
BEGIN
    envelope := convert_from(task_data, 'UTF8')::json;
    PERFORM (envelope ->> 'enqueuedAt')::timestamptz;
    PERFORM (envelope ->> 'turn')::integer;
    RETURN envelope;
EXCEPTION
    WHEN data_exception THEN RETURN NULL;
END
$$;
