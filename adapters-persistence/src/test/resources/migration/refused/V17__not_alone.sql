DROP INDEX CONCURRENTLY IF EXISTS articles_updated_at;
CREATE INDEX CONCURRENTLY articles_updated_at ON articles (updated_at);
ALTER TABLE articles ADD COLUMN subtitle text;
