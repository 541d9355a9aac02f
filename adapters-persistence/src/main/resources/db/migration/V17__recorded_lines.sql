SET LOCAL lock_timeout = '2s';

-- What each process with a console has logged of late, for the consoles of the others. A crash may take it: it is no record.
CREATE UNLOGGED TABLE recorded_lines (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at_nanos  bigint NOT NULL,
    trace_id  text   NOT NULL,
    span_id   text   NOT NULL,
    level     text   NOT NULL,
    logger    text   NOT NULL,
    message   text   NOT NULL,
    error     text,
    fields    text   NOT NULL,
    job_type  text,
    job_id    text,
    process   text   NOT NULL
);
CREATE INDEX recorded_lines_trace ON recorded_lines (trace_id, id);
CREATE INDEX recorded_lines_job ON recorded_lines (job_type, job_id, id) WHERE job_id IS NOT NULL;
