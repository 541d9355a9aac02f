SET LOCAL lock_timeout = '2s';
ALTER TABLE articles ADD COLUMN words integer GENERATED ALWAYS AS (char_length(body) / 6) STORED;
