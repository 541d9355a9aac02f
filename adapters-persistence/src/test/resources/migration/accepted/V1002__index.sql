-- One that an attempt before has left is of no use: it is kept up and not read.
DROP INDEX CONCURRENTLY IF EXISTS articles_updated_at;
CREATE INDEX CONCURRENTLY articles_updated_at ON articles (updated_at);
