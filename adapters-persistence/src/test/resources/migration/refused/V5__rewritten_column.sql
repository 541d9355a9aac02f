SET LOCAL lock_timeout = '2s';
ALTER TABLE articles ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
