-- Waits for whoever began to search before V29, and may be about to ask the former index.
DROP INDEX CONCURRENTLY IF EXISTS searches_of_before;
CREATE INDEX CONCURRENTLY searches_of_before ON article_totals (shard) WHERE FALSE;
DROP INDEX CONCURRENTLY IF EXISTS searches_of_before;
-- The one with marks of time does all that this did.
DROP INDEX CONCURRENTLY IF EXISTS articles_trigrams;
