SET LOCAL lock_timeout = '2s';
ALTER TABLE articles
    ADD COLUMN subtitle text,
    ALTER COLUMN description SET NOT NULL;
