SET LOCAL lock_timeout = '2s';

-- What each process with a console has done of late, for the consoles of the others. A crash may take it: it is no record.
CREATE UNLOGGED TABLE recorded_spans (
    id             bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trace_id       text    NOT NULL,
    span_id        text    NOT NULL,
    parent_id      text,
    links          text    NOT NULL,
    linked_traces  text[]  NOT NULL,
    name           text    NOT NULL,
    role           text    NOT NULL,
    started_nanos  bigint  NOT NULL,
    duration_nanos bigint  NOT NULL,
    failed         boolean NOT NULL,
    attributes     text    NOT NULL,
    request_id     text,
    process        text    NOT NULL,
    CONSTRAINT recorded_spans_once UNIQUE (trace_id, span_id)
);
CREATE INDEX recorded_spans_linked ON recorded_spans USING gin (linked_traces);
CREATE INDEX recorded_spans_request ON recorded_spans (request_id, id) WHERE request_id IS NOT NULL;
CREATE INDEX recorded_spans_server ON recorded_spans (id) WHERE role = 'SERVER';
