-- The newest first, since they are what is looked at. Whatever was moved before this fails has been moved.
CREATE OR REPLACE PROCEDURE move_finished_jobs() LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass('finished_jobs_before') IS NULL THEN
        RETURN;
    END IF;
    LOOP
        WITH moved AS (
            DELETE FROM finished_jobs_before
            WHERE id IN (SELECT id FROM finished_jobs_before ORDER BY id DESC LIMIT 5000)
            RETURNING *
        )
        INSERT INTO finished_jobs SELECT * FROM moved;
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
    DROP TABLE finished_jobs_before;
END
$$;
CALL move_finished_jobs();
DROP PROCEDURE IF EXISTS move_finished_jobs();
