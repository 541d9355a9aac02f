-- What requests that carried a key were answered, for 24 hours. Nothing in it is in the clear: a key is a digest, and an answer is
-- sealed by whoever gave it.
CREATE TABLE idempotency_keys (
    key         text PRIMARY KEY,
    fingerprint text        NOT NULL,
    answer      text        NOT NULL,
    created_at  timestamptz NOT NULL
);
-- A sealed answer does not get any smaller.
ALTER TABLE idempotency_keys ALTER COLUMN answer SET STORAGE EXTERNAL;
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
