-- One that an attempt before has left is of no use: it is kept up and not read.
DROP INDEX CONCURRENTLY IF EXISTS articles_updated_at;
CREATE INDEX CONCURRENTLY articles_updated_at ON articles (updated_at);

-- One in the place of another, which readers have until it is there.
DROP INDEX CONCURRENTLY IF EXISTS articles_author_with_title;
CREATE INDEX CONCURRENTLY articles_author_with_title ON articles (author_id, title);
DROP INDEX CONCURRENTLY IF EXISTS articles_author;
ALTER INDEX articles_author_with_title RENAME TO articles_author;
