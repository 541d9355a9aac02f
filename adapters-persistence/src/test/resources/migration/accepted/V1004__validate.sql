SET LOCAL lock_timeout = '2s';
ALTER TABLE articles VALIDATE CONSTRAINT articles_subtitle_check;
