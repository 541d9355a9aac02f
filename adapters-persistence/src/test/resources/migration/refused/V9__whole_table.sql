SET LOCAL lock_timeout = '2s';
UPDATE articles SET description = '' WHERE description IS NULL;
