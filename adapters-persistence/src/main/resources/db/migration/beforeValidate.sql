-- A migration that is no transaction, and fails, is remembered as failed, and every start after it would be refused. Each of them is fit
-- to be run again from the beginning: see docs/guides/add-a-migration.md.
DO $$ BEGIN
    IF to_regclass('flyway_schema_history') IS NOT NULL THEN
        DELETE FROM flyway_schema_history WHERE NOT success;
    END IF;
END $$;
