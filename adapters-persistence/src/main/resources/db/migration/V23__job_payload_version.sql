SET LOCAL lock_timeout = '2s';

-- The version of a job's payload, from the beginning of its envelope; 1 of whatever does not begin like one. The indexes that picks
-- go by hold it, so that they read no job whose payload has a later form than the worker knows, however many wait.
-- Of SQL and not STRICT, so that it is put in the place of its call. Most have no version: they are spared the regular expression.
CREATE FUNCTION job_payload_version(task_data bytea) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN position('"payloadVersion":'::bytea IN substring(task_data FOR 26)) = 0 THEN 1
        ELSE coalesce(substring(encode(substring(task_data FOR 48), 'escape')
            FROM '^\{"v":\d+,"payloadVersion":(\d{1,9}),')::integer, 1)
    END
$$;
