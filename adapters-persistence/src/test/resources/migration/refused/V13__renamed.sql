SET LOCAL lock_timeout = '2s';
ALTER TABLE users RENAME COLUMN bio TO biography;
