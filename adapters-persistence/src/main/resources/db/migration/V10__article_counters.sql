-- What is counted stands apart from what is read at length: a favourite writes a row of some thirty bytes, in place where the
-- page has room, and leaves the article, its indexes and its page's visibility alone.
LOCK TABLE favorites, articles IN SHARE ROW EXCLUSIVE MODE;
CREATE TABLE article_counters (
    article_id      bigint PRIMARY KEY CONSTRAINT article_counters_article_id_fkey REFERENCES articles ON DELETE CASCADE,
    favorites_count bigint NOT NULL CONSTRAINT article_counters_favorites_count_check CHECK (favorites_count >= 0)
) WITH (fillfactor = 50);
INSERT INTO article_counters (article_id, favorites_count)
SELECT article_id, count(*) FROM favorites GROUP BY article_id;

-- An article that nobody ever liked has no counter. Once a statement, not once a row: whoever goes takes all favourites along, and
-- so does an article, and a row that one transaction changes a thousand times is passed a thousand times on the way to the next.
DROP TRIGGER favorites_counted ON favorites;
CREATE OR REPLACE FUNCTION count_favorites() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM article_counters;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO article_counters AS counter (article_id, favorites_count)
        SELECT article_id, count(*) FROM changed GROUP BY article_id ORDER BY article_id
        ON CONFLICT (article_id) DO UPDATE SET favorites_count = counter.favorites_count + excluded.favorites_count;
    ELSE
        PERFORM FROM article_counters WHERE article_id IN (SELECT article_id FROM changed) ORDER BY article_id FOR UPDATE;
        UPDATE article_counters counter SET favorites_count = favorites_count - gone.number
        FROM (SELECT article_id, count(*) AS number FROM changed GROUP BY article_id) AS gone
        WHERE counter.article_id = gone.article_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER favorites_counted AFTER INSERT ON favorites REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_favorites();
CREATE TRIGGER favorites_discounted AFTER DELETE ON favorites REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_favorites();
CREATE TRIGGER favorites_truncated AFTER TRUNCATE ON favorites
    FOR EACH STATEMENT EXECUTE FUNCTION count_favorites();
COMMENT ON COLUMN articles.favorites_count IS 'Not kept any more, and there for the version before: see article_counters';

CREATE VIEW articles_with_counts AS
SELECT article.id, slug, title, description, body, author_id, version, created_at, updated_at,
       coalesce(counter.favorites_count, 0) AS favorites_count
FROM articles article LEFT JOIN article_counters counter ON counter.article_id = article.id;

-- How many articles there are is the sum of these. A writer changes one that no other holds at that moment, so that writers
-- do not wait for one another; each alone means nothing, and may be negative.
CREATE TABLE article_totals (
    shard smallint PRIMARY KEY,
    total bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO article_totals (shard, total)
SELECT shard, CASE shard WHEN 0 THEN (SELECT count(*) FROM articles) ELSE 0 END FROM generate_series(0, 31) AS shard;

CREATE FUNCTION count_articles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    usual  CONSTANT integer := pg_backend_pid() % 32;
    change bigint;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        UPDATE article_totals SET total = 0;
        RETURN NULL;
    END IF;
    change := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END * (SELECT count(*) FROM changed);
    IF change <> 0 THEN
        UPDATE article_totals SET total = total + change
        WHERE shard = (SELECT shard FROM article_totals ORDER BY shard <> usual LIMIT 1 FOR UPDATE SKIP LOCKED);
        IF NOT FOUND THEN
            UPDATE article_totals SET total = total + change WHERE shard = usual;
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER articles_added AFTER INSERT ON articles REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_articles();
CREATE TRIGGER articles_removed AFTER DELETE ON articles REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_articles();
CREATE TRIGGER articles_truncated AFTER TRUNCATE ON articles
    FOR EACH STATEMENT EXECUTE FUNCTION count_articles();

-- Whether somebody likes an article is one pair looked up, by whichever index.
CREATE INDEX favorites_article_id_user_id ON favorites (article_id, user_id);
DROP INDEX favorites_article_id;
