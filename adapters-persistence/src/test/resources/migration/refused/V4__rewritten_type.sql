SET LOCAL lock_timeout = '2s';
ALTER TABLE users ALTER COLUMN bio TYPE varchar(100);
