SET LOCAL lock_timeout = '2s';
-- A term is rare as well where all its runs together are, which its rarest does not tell. V29 has it, but for whoever ran
-- that before it was edited: there the functions are of before. That of one run is there for whoever is in the midst of a search.

-- What the planner guesses of how many hold all these runs. Its statistics know those that one article in a hundred holds, and more; of
-- others it says that half a hundredth does; and it takes them for independent, which those of a word are not.
-- EXPLAIN is refused to functions that are not VOLATILE.
CREATE OR REPLACE FUNCTION articles_guessed(runs text[]) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE $query$
        EXPLAIN (FORMAT JSON) SELECT FROM articles
        WHERE (trigrams(title || E'\n' || description) || time_marks(created_at)) @> $1$query$ INTO plan USING runs;
    RETURN plan #>> '{0,Plan,Plan Rows}';
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
    WHILE upper > oldest AND cardinality(found) < most LOOP
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
            WHERE (strpos(lower(article.title), term) > 0 OR strpos(lower(article.description), term) > 0)
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
