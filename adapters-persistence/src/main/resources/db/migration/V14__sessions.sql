-- Whoever wants users to themselves waits for its longest reader, and all other statements wait behind them. So this comes first and
-- gives up after two seconds: nothing is migrated then, and the next start tries again.
SET LOCAL lock_timeout = '2s';

-- What was begun before is over. Without a default no row is rewritten.
ALTER TABLE users ADD COLUMN sessions_ended_at timestamptz;

-- Which sessions a user has, to be listed and to be ended one by one. Whether one is over revoked_tokens and users say: tokens of
-- before this version have no row here, and are good until they expire or all of their user's end.
CREATE TABLE sessions (
    jti        text PRIMARY KEY,
    user_id    bigint      NOT NULL CONSTRAINT sessions_user_id_fkey REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_of_user ON sessions (user_id, created_at DESC);
CREATE INDEX sessions_expires_at ON sessions (expires_at);
