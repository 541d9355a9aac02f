SET LOCAL lock_timeout = '2s';
ALTER TABLE articles
    ALTER COLUMN depth DROP NOT NULL,
    DROP COLUMN labels;
