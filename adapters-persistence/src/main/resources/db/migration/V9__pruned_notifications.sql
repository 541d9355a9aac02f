-- Whoever forgets withdrawn notifications reads no others.
CREATE INDEX notifications_withdrawn_at ON notifications (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- It no longer forgets those of the same actor and article: a recurring job does, whoever they are of.
CREATE OR REPLACE FUNCTION withdraw_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The job that would tell of the favourite may still be on its way: it finds its cause taken, and was never told (epoch).
    -- Where it is just telling, this waits for it, so that what follows sees what it told.
    INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at, withdrawn_at)
    SELECT article.author_id, actor.id, article.id, 'article.favorited', 'favorite-' || OLD.id, to_timestamp(0), now()
    FROM articles article, users actor
    WHERE article.id = OLD.article_id AND actor.id = OLD.user_id AND article.author_id <> actor.id
    ON CONFLICT (cause) DO NOTHING;
    UPDATE notifications SET withdrawn_at = now()
    WHERE article_id = OLD.article_id AND actor_id = OLD.user_id AND read_at IS NULL AND withdrawn_at IS NULL;
    RETURN NULL;
END
$$;
