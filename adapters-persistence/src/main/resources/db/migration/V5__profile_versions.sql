-- What a client read of a profile is told from what stands there now (If-Match). A constant default rewrites no row.
ALTER TABLE users ADD COLUMN version bigint NOT NULL DEFAULT 1;
