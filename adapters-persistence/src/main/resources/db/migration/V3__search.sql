-- Substring search by index. The extension is trusted (PostgreSQL 13), so that the owner of the database may create it;
-- where it is not installed, searches still work, by reading the table.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX articles_title_trigrams ON articles USING gin (title gin_trgm_ops);
        CREATE INDEX articles_description_trigrams ON articles USING gin (description gin_trgm_ops);
        CREATE INDEX users_name_trigrams ON users USING gin (name gin_trgm_ops);
    END IF;
END
$$;
