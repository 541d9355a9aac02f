CREATE OR REPLACE PROCEDURE fill_subtitles() LANGUAGE plpgsql AS $$
DECLARE
    done bigint := 0;
    last bigint;
BEGIN
    LOOP
        WITH batch AS (
            SELECT id FROM articles WHERE id > done ORDER BY id LIMIT 1000
        ), filled AS (
            UPDATE articles SET subtitle = left(title, 20) FROM batch
            WHERE articles.id = batch.id AND subtitle IS NULL
        )
        SELECT max(id) INTO last FROM batch;
        EXIT WHEN last IS NULL;
        done := last;
        COMMIT;
    END LOOP;
END
$$;
CALL fill_subtitles();
DROP PROCEDURE IF EXISTS fill_subtitles;
