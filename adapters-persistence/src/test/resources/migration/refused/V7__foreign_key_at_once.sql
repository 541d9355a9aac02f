SET LOCAL lock_timeout = '2s';
ALTER TABLE articles ADD COLUMN editor_id bigint REFERENCES users;
