-- One that an attempt before has left is of no use: it is kept up and not read.
DROP INDEX CONCURRENTLY IF EXISTS articles_terms;
-- The list of what is not indexed yet is read by each search, so it is kept short.
CREATE INDEX CONCURRENTLY articles_terms
    ON articles USING gin ((trigrams(title || E'\n' || description) || time_marks(created_at))) WITH (gin_pending_list_limit = 128);
