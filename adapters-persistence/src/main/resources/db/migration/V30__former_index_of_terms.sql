-- The one with marks of time does all that this did.
DROP INDEX CONCURRENTLY IF EXISTS articles_trigrams;
