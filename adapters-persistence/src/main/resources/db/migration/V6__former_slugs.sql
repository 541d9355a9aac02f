-- Where readers of an article's former slugs find it now; an article that has the slug today goes first.
CREATE TABLE former_slugs (
    slug       text PRIMARY KEY,
    article_id bigint NOT NULL CONSTRAINT former_slugs_article_id_fkey REFERENCES articles ON DELETE CASCADE
);
CREATE INDEX former_slugs_article_id ON former_slugs (article_id);
