SET LOCAL lock_timeout = '2s';
LOCK TABLE articles IN SHARE MODE;
