-- Searches that cost the same however many articles there are: see docs/adr/0012-searches-of-bounded-price.md.

CREATE INDEX articles_of_author ON articles (author_id, created_at DESC, id DESC);

-- All runs of three characters, of whatever script, in lower case. Of our own, since those of pg_trgm leave out what the locale of
-- the database does not call a letter: punctuation always, in some Cyrillic and Chinese too. The cost keeps every plan from
-- computing them, except to write the index.
CREATE FUNCTION trigrams(text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
DECLARE
    found  text[] := '{}';
    second text := '';
    third  text := '';
    letter text;
BEGIN
    FOREACH letter IN ARRAY string_to_array(lower($1), NULL) LOOP
        found := found || (second || third || letter);
        second := third;
        third := letter;
    END LOOP;
    RETURN found[3:];
END
$$;
-- So few of them that they still cover the text: each costs a lookup, and what they let through is looked at anyway.
CREATE FUNCTION covering_trigrams(term text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(substr(term, least(start, char_length(term) - 2), 3))
    FROM generate_series(1, char_length(term), 3) AS start
    WHERE char_length(term) >= 3
$$;
-- The list of what is not indexed yet is read by each search, so it is kept short.
CREATE INDEX articles_trigrams ON articles USING gin (trigrams(title || E'\n' || description))
    WITH (gin_pending_list_limit = 128);
CREATE INDEX users_trigrams ON users USING gin (trigrams(name)) WITH (gin_pending_list_limit = 128);
ANALYZE articles, users;
-- Last, since readers wait from here to the end.
DROP INDEX IF EXISTS articles_title_trigrams, articles_description_trigrams, users_name_trigrams;
DROP INDEX articles_author_id;

-- Terms are in lower case from here on, or NULL.

-- Those of the newest that fit, in their order: among so many, at most so many.
CREATE FUNCTION articles_among_newest(
    term text, writer text, seen_at timestamptz, seen_id bigint, among bigint, most integer
) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET enable_bitmapscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off AS $$
BEGIN
    RETURN array(
        SELECT article.id
        FROM (SELECT id, title, description, author_id, created_at FROM articles
              WHERE seen_at IS NULL OR (created_at, id) < (seen_at, seen_id)
              ORDER BY created_at DESC, id DESC LIMIT among) AS article
        WHERE (term IS NULL OR strpos(lower(title), term) > 0 OR strpos(lower(description), term) > 0)
            AND (writer IS NULL OR (SELECT strpos(lower(name), writer) FROM users WHERE users.id = author_id) > 0)
        ORDER BY created_at DESC, id DESC LIMIT most);
END
$$;

-- How many hold the term, counted up to so many.
CREATE FUNCTION articles_holding(term text, most integer) RETURNS bigint LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off SET work_mem = '32MB' AS $$
BEGIN
    RETURN (
        SELECT count(*)
        FROM (SELECT FROM articles
              WHERE trigrams(title || E'\n' || description) @> covering_trigrams(term)
                  AND (strpos(lower(title), term) > 0 OR strpos(lower(description), term) > 0)
              LIMIT most) AS article);
END
$$;

-- Those that fit, in their order, at most so many, found by the index of a term: either all articles of the writers of that name
-- are looked at, or all that hold the term are put in order, and looked at in turn. NULL where no index serves.
CREATE FUNCTION articles_by_index(
    term text, writer text, seen_at timestamptz, seen_id bigint, most integer
) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off SET work_mem = '32MB' AS $$
DECLARE
    most_writers   CONSTANT integer := 20000;
    most_by_them   CONSTANT integer := 20000;
    most_with_term CONSTANT integer := 20000;
    writers bigint[];
BEGIN
    IF char_length(writer) >= 3 THEN
        writers := array(
            SELECT id FROM users
            WHERE trigrams(name) @> covering_trigrams(writer) AND strpos(lower(name), writer) > 0 LIMIT most_writers + 1);
        IF cardinality(writers) <= most_writers AND (term IS NULL OR (
            SELECT count(*) FROM (SELECT FROM articles WHERE author_id = ANY (writers) LIMIT most_by_them + 1) AS article
        ) <= most_by_them) THEN
            RETURN array(
                SELECT id
                FROM (SELECT id, created_at FROM articles
                      WHERE author_id = ANY (writers) AND (seen_at IS NULL OR (created_at, id) < (seen_at, seen_id))
                          AND (term IS NULL OR strpos(lower(title), term) > 0 OR strpos(lower(description), term) > 0)
                      OFFSET 0) AS article
                ORDER BY created_at DESC, id DESC LIMIT most);
        END IF;
    END IF;
    IF char_length(term) >= 3 AND (
        writer IS NULL OR char_length(writer) >= 3 OR articles_holding(term, most_with_term + 1) <= most_with_term)
    THEN
        RETURN array(
            SELECT article.id
            FROM (SELECT id, created_at FROM articles
                  WHERE trigrams(title || E'\n' || description) @> covering_trigrams(term)
                      AND (seen_at IS NULL OR (created_at, id) < (seen_at, seen_id))
                  ORDER BY created_at DESC, id DESC OFFSET 0) AS choice
            JOIN articles article USING (id)
            WHERE (strpos(lower(article.title), term) > 0 OR strpos(lower(article.description), term) > 0)
                AND (writer IS NULL
                    OR (SELECT strpos(lower(name), writer) FROM users WHERE users.id = article.author_id) > 0)
            ORDER BY choice.created_at DESC, choice.id DESC LIMIT most);
    END IF;
    IF char_length(writer) >= 3 AND term IS NULL THEN
        RETURN articles_among_newest(term, writer, seen_at, seen_id, NULL, most);
    END IF;
    RETURN NULL;
END
$$;

-- What a search finds: how many, exact up to so many, and a page of them in the order of newest first.
--
-- Terms that fit many are found among the newest; those that fit few, by their index. Terms of fewer than three characters are
-- served by no index: they are looked for among the newest 3,000 articles, or the 3,000 behind what was seen, unless the other
-- term leaves few to look at.
CREATE FUNCTION found_articles(
    term text, writer text, seen_at timestamptz, seen_id bigint, skipped integer, wanted integer, most_counted integer,
    OUT ids bigint[], OUT total bigint, OUT is_exact boolean
) LANGUAGE plpgsql STABLE AS $$
DECLARE
    there    CONSTANT bigint  := (SELECT sum(article_totals.total) FROM article_totals);
    needed   CONSTANT integer := skipped + wanted;
    most     CONSTANT integer := greatest(most_counted + 1, CASE WHEN seen_at IS NULL THEN needed END);
    short    CONSTANT boolean := least(char_length(term), char_length(writer)) < 3;
    among    bigint  := CASE WHEN short THEN 3000 ELSE 1000 END;
    by_index bigint[];
    fitting  bigint;
    fitting_in_all bigint;
BEGIN
    term := lower(term);
    writer := lower(writer);
    ids := articles_among_newest(term, writer, NULL, NULL, among, most);
    IF NOT short AND there > among AND cardinality(ids) BETWEEN among / 10 AND most - 1 THEN
        among := 10000;
        ids := articles_among_newest(term, writer, NULL, NULL, among, most);
    END IF;
    fitting := cardinality(ids);
    is_exact := there <= among;
    IF seen_at IS NOT NULL THEN
        ids := articles_among_newest(term, writer, seen_at, seen_id, among, needed);
    END IF;

    IF there > among AND cardinality(ids) < needed THEN
        by_index := articles_by_index(term, writer, seen_at, seen_id, CASE WHEN seen_at IS NULL THEN most ELSE needed END);
        ids := coalesce(by_index, ids);
        IF seen_at IS NULL THEN
            fitting_in_all := cardinality(by_index);
        END IF;
    END IF;
    IF NOT is_exact AND fitting_in_all IS NULL AND fitting <= most_counted THEN
        fitting_in_all := CASE
            WHEN writer IS NULL AND char_length(term) >= 3 THEN articles_holding(term, most_counted + 1)
            ELSE cardinality(articles_by_index(term, writer, NULL, NULL, most_counted + 1)) END;
    END IF;
    fitting := coalesce(fitting_in_all, fitting);
    is_exact := (is_exact OR fitting_in_all IS NOT NULL) AND fitting <= most_counted;
    ids := coalesce(ids[skipped + 1:needed], '{}');
    total := least(fitting, most_counted);
END
$$;
