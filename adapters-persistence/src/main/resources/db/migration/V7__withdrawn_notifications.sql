-- A notification whose favourite was taken back before anybody read it is hidden, not deleted: should the favourite come back,
-- the recipient was told of it already.
ALTER TABLE notifications ADD COLUMN withdrawn_at timestamptz;

CREATE INDEX notifications_article_id_actor_id ON notifications (article_id, actor_id);
DROP INDEX notifications_article_id;

CREATE FUNCTION withdraw_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
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
    -- By then every job has been done.
    DELETE FROM notifications
    WHERE article_id = OLD.article_id AND actor_id = OLD.user_id AND withdrawn_at < now() - interval '2 days';
    RETURN NULL;
END
$$;
CREATE TRIGGER notifications_withdrawn AFTER DELETE ON favorites
    FOR EACH ROW EXECUTE FUNCTION withdraw_notifications();
