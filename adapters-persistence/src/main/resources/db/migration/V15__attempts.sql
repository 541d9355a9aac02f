-- When something was attempted that may be attempted only so often, in microseconds since 1970, the newest first.
CREATE TABLE attempts (
    what      text PRIMARY KEY,
    happened  bigint[]    NOT NULL,
    forget_at timestamptz NOT NULL
) WITH (fillfactor = 50);
CREATE INDEX attempts_forget_at ON attempts (forget_at);
