SET LOCAL lock_timeout = '2s';
CREATE INDEX CONCURRENTLY articles_updated_at ON articles (updated_at);
