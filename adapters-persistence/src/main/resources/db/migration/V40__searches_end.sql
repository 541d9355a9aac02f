SET LOCAL lock_timeout = '2s';
-- A search ends after a second with what it has found by then, and says that its total is not exact. What it looks at was bounded in
-- articles alone, and a description may have 250,000 characters: three hundred of those take longer than the statement may.
CREATE FUNCTION search_ends_at() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT statement_timestamp() + interval '1 second'
$$;

-- How long it looks at the newest before it asks the indexes.
CREATE FUNCTION look_ends_at() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT least(search_ends_at(), clock_timestamp() + interval '250 ms')
$$;

-- Those of the newest that fit, in their order: among so many, at most so many, and what it has come to by then. The one without an end,
-- which nothing here asks any more, is there for whoever is in the midst of a search, and can go with the next migration.
CREATE FUNCTION articles_among_newest(
    term text, writer text, seen_at timestamptz, seen_id bigint, among bigint, most integer, until timestamptz
) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET enable_bitmapscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off AS $$
BEGIN
    RETURN array(
        SELECT article.id
        FROM (SELECT id, title, description, author_id, created_at FROM articles
              WHERE seen_at IS NULL OR (created_at, id) < (seen_at, seen_id)
              ORDER BY created_at DESC, id DESC LIMIT among) AS article
        WHERE clock_timestamp() < until
            AND (term IS NULL OR strpos(lower(title), term) > 0 OR strpos(lower(description), term) > 0)
            AND (writer IS NULL OR (SELECT strpos(lower(name), writer) FROM users WHERE users.id = author_id) > 0)
        ORDER BY created_at DESC, id DESC LIMIT most);
END
$$;

-- Those that hold the term, and whose writer fits, in their order, at most so many: all at once where few hold one of its runs, or all, else one
-- stretch of time after the other, each longer than the one before. A stretch that is too full is cut into eight, until it is of the
-- smallest size. NULL if so many that hold the runs of the term were looked at and there were too few among them.
CREATE OR REPLACE FUNCTION articles_with_term(
    term text, writer text, seen_at timestamptz, seen_id bigint, most integer, most_looked_at integer
) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off SET work_mem = '32MB' AS $$
DECLARE
    until     CONSTANT timestamptz := search_ends_at();
    at_once   CONSTANT integer := 2000;
    smallest  CONSTANT bigint := 1 << 12;
    oldest    CONSTANT bigint := (SELECT floor(extract(epoch FROM min(created_at))) FROM articles);
    newest    CONSTANT bigint := (SELECT floor(extract(epoch FROM max(created_at))) FROM articles);
    there     CONSTANT bigint := (SELECT sum(total) FROM article_totals);
    longest   CONSTANT bigint := greatest(smallest, (newest - oldest) / greatest(8, least(256, there / 32768)));
    upper     bigint := least(newest, floor(extract(epoch FROM seen_at))::bigint) + 1;
    lower     bigint;
    length    bigint := smallest;
    full_to   bigint := upper;
    runs      text[] := covering_trigrams(term);
    rarest    CONSTANT bigint := (SELECT min(articles_guessed(ARRAY[run])) FROM unnest(runs[:8]) AS run);
    is_rare   boolean := rarest <= greatest(at_once, there / 100)
        OR rarest <= there / 20 AND articles_guessed(runs) <= at_once;
    size      integer;
    marks     text[];
    most_here integer;
    choice    bigint[];
    found     bigint[] := '{}';
    looked_at bigint := 0;
BEGIN
    WHILE upper > oldest AND cardinality(found) < most AND clock_timestamp() < until LOOP
        IF is_rare THEN
            lower := oldest;
        ELSE
            size := CASE WHEN length < 1 << 16 THEN 12 WHEN length < 1 << 20 THEN 16 WHEN length < 1 << 24 THEN 20 ELSE 24 END;
            lower := ((upper - length) >> size) << size;
        END IF;
        -- None where the stretch is all there is.
        marks := CASE WHEN NOT is_rare AND (lower > oldest OR upper <= newest) THEN array(
            SELECT '@' || size || ':' || mark FROM generate_series(lower >> size, (upper - 1) >> size) AS mark) END;
        most_here := CASE WHEN is_rare OR length > smallest THEN at_once ELSE most_looked_at - looked_at END;
        -- Only the one index serves, whatever the planner would like to add to it.
        choice := array(
            SELECT id
            FROM (SELECT id, created_at
                  FROM (SELECT id, created_at FROM articles
                        WHERE (trigrams(title || E'\n' || description) || time_marks(created_at)) @> runs
                            AND (marks IS NULL
                                OR (trigrams(title || E'\n' || description) || time_marks(created_at)) && marks)
                        OFFSET 0) AS marked
                  WHERE created_at < to_timestamp(upper) AND (seen_at IS NULL OR (created_at, id) < (seen_at, seen_id))
                  LIMIT most_here + 1) AS article
            ORDER BY created_at DESC, id DESC);
        IF cardinality(choice) > most_here THEN
            IF is_rare THEN
                is_rare := FALSE;
            ELSIF length > smallest THEN
                full_to := lower;
                length := greatest(smallest, length / 8);
            ELSE
                RETURN NULL;
            END IF;
            CONTINUE;
        END IF;
        found := found || array(
            SELECT choice.id
            FROM unnest(choice) WITH ORDINALITY AS choice (id, place),
                LATERAL (SELECT title, description, author_id FROM articles WHERE articles.id = choice.id OFFSET 0) AS article
            WHERE clock_timestamp() < until
                AND (strpos(lower(article.title), term) > 0 OR strpos(lower(article.description), term) > 0)
                AND (writer IS NULL
                    OR (SELECT strpos(lower(name), writer) FROM users WHERE users.id = article.author_id) > 0)
            ORDER BY place LIMIT most - cardinality(found));
        looked_at := looked_at + cardinality(choice);
        IF looked_at >= most_looked_at AND cardinality(found) < most THEN
            RETURN NULL;
        END IF;
        -- They stand in many that do not hold the term: more of them leave fewer to look at.
        IF looked_at > at_once AND cardinality(found) < looked_at / 2 THEN
            runs := trigrams(term);
        END IF;
        upper := lower;
        IF upper <= full_to THEN
            length := least(longest, length * 8);
        END IF;
    END LOOP;
    RETURN found;
END
$$;

-- Those that fit, in their order, at most so many, found by the index of a term: either all articles of the writers of that name
-- are looked at, or those that hold the term. NULL where no index serves.
CREATE OR REPLACE FUNCTION articles_by_index(
    term text, writer text, seen_at timestamptz, seen_id bigint, most integer
) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0 SET jit = off AS $$
DECLARE
    until          CONSTANT timestamptz := search_ends_at();
    most_writers   CONSTANT integer := 20000;
    most_by_them   CONSTANT integer := 20000;
    most_with_term CONSTANT integer := CASE WHEN char_length(writer) < 3 THEN 20000 WHEN writer IS NOT NULL THEN 50000 END;
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
                      WHERE clock_timestamp() < until AND author_id = ANY (writers) AND (seen_at IS NULL OR (created_at, id) < (seen_at, seen_id))
                          AND (term IS NULL OR strpos(lower(title), term) > 0 OR strpos(lower(description), term) > 0)
                      OFFSET 0) AS article
                ORDER BY created_at DESC, id DESC LIMIT most);
        END IF;
    END IF;
    IF char_length(term) >= 3 THEN
        RETURN articles_with_term(term, writer, seen_at, seen_id, most, most_with_term);
    END IF;
    IF char_length(writer) >= 3 AND term IS NULL THEN
        RETURN articles_among_newest(term, writer, seen_at, seen_id, NULL, most, until);
    END IF;
    RETURN NULL;
END
$$;

-- What a search finds: how many, exact up to so many, and a page of them in the order of newest first.
--
-- Terms that fit many are found among the newest; those that fit few, by their index. Terms of fewer than three characters are
-- served by no index: they are looked for among the newest 3,000 articles, or the 3,000 behind what was seen, unless the other
-- term leaves few to look at.
CREATE OR REPLACE FUNCTION found_articles(
    term text, writer text, seen_at timestamptz, seen_id bigint, skipped integer, wanted integer, most_counted integer,
    OUT ids bigint[], OUT total bigint, OUT is_exact boolean
) LANGUAGE plpgsql STABLE AS $$
DECLARE
    there    CONSTANT bigint  := (SELECT sum(article_totals.total) FROM article_totals);
    needed   CONSTANT integer := skipped + wanted;
    most     CONSTANT integer := greatest(most_counted + 1, CASE WHEN seen_at IS NULL THEN needed END);
    short    CONSTANT boolean := least(char_length(term), char_length(writer)) < 3;
    among    bigint  := CASE WHEN short THEN 3000 ELSE 1000 END;
    until    timestamptz := look_ends_at();
    by_index bigint[];
    fitting  bigint;
    fitting_in_all bigint;
BEGIN
    term := lower(term);
    writer := lower(writer);
    ids := articles_among_newest(term, writer, NULL, NULL, among, most, until);
    IF NOT short AND there > among AND cardinality(ids) BETWEEN among / 10 AND most - 1 AND clock_timestamp() < until THEN
        among := 10000;
        ids := articles_among_newest(term, writer, NULL, NULL, among, most, until);
    END IF;
    fitting := cardinality(ids);
    is_exact := there <= among AND clock_timestamp() < until;
    IF seen_at IS NOT NULL THEN
        until := look_ends_at();
        ids := articles_among_newest(term, writer, seen_at, seen_id, among, needed, until);
        is_exact := is_exact AND clock_timestamp() < until;
    END IF;

    IF NOT is_exact AND cardinality(ids) < needed THEN
        by_index := articles_by_index(term, writer, seen_at, seen_id, CASE WHEN seen_at IS NULL THEN most ELSE needed END);
        ids := coalesce(by_index, ids);
        IF seen_at IS NULL THEN
            fitting_in_all := cardinality(by_index);
        END IF;
    END IF;
    IF NOT is_exact AND fitting_in_all IS NULL AND fitting <= most_counted THEN
        fitting_in_all := cardinality(articles_by_index(term, writer, NULL, NULL, most_counted + 1));
    END IF;
    fitting := coalesce(fitting_in_all, fitting);
    is_exact := (is_exact OR fitting_in_all IS NOT NULL) AND fitting <= most_counted AND clock_timestamp() < search_ends_at();
    ids := coalesce(ids[skipped + 1:needed], '{}');
    total := least(fitting, most_counted);
END
$$;
