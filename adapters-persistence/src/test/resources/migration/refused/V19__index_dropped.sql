SET LOCAL lock_timeout = '2s';
DROP INDEX articles_newest;
