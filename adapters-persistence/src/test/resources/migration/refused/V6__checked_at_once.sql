SET LOCAL lock_timeout = '2s';
ALTER TABLE articles ADD CONSTRAINT articles_body_check CHECK (char_length(body) < 1000000);
