-- Who gave up on an article, and when: see the next two.
SET LOCAL lock_timeout = '2s';

ALTER TABLE articles
    ADD COLUMN subtitle text,
    ADD COLUMN depth numeric(4, 2) NOT NULL DEFAULT 0,
    ADD COLUMN labels text[] DEFAULT '{}'::text[];

CREATE TABLE readings (
    article_id bigint      NOT NULL CONSTRAINT readings_article_id_fkey REFERENCES articles ON DELETE CASCADE,
    read_at    timestamptz NOT NULL
);
-- A table that is made here has no writers yet.
CREATE INDEX readings_article_id ON readings (article_id);
ALTER TABLE readings ADD PRIMARY KEY (article_id, read_at);
INSERT INTO readings (article_id, read_at) SELECT n, now() FROM generate_series(1, 0) AS n;
ALTER TABLE articles ADD CONSTRAINT articles_subtitle_check CHECK (subtitle IS NULL OR subtitle <> '') NOT VALID;
CREATE OR REPLACE FUNCTION read_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE articles SET version = 1; RETURN NULL; END $$;
CREATE TRIGGER readings_twice AFTER INSERT ON readings FOR EACH STATEMENT EXECUTE FUNCTION read_twice();
DROP TRIGGER readings_twice ON readings;
