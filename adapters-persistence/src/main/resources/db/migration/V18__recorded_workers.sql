SET LOCAL lock_timeout = '2s';

-- What each worker does, as it says once a second, for the consoles of all processes. It is never older than a minute.
CREATE UNLOGGED TABLE recorded_workers (
    worker      text        PRIMARY KEY,
    told_at     timestamptz NOT NULL,
    figures     text[]      NOT NULL,
    labels      text[]      NOT NULL,
    amounts     float8[]    NOT NULL,
    job_types   text[]      NOT NULL,
    job_ids     text[]      NOT NULL,
    since_nanos bigint[]    NOT NULL
) WITH (fillfactor = 50);
