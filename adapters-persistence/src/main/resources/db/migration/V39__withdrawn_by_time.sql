-- Whoever favourites an article and takes it back again and again left more and more to look through each time: 3 ms after two thousand,
-- in the request that takes it back and in the job. What was never told (epoch) is passed over in the index.
SET LOCAL lock_timeout = '2s';

CREATE OR REPLACE FUNCTION withdraw_notifications() RETURNS trigger LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles WHERE id = ANY (ARRAY(SELECT DISTINCT article_id FROM gone))) THEN
        RETURN NULL;
    END IF;
    -- The job that would tell of the favourite may still be on its way: it finds its cause taken, and was never told (epoch).
    -- Where it is just telling, this waits for it, so that what follows sees what it told.
    INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at, withdrawn_at)
    SELECT article.author_id, actor.id, article.id, 'article.favorited', 'favorite-' || gone.id, to_timestamp(0), now()
    FROM gone JOIN articles article ON article.id = gone.article_id JOIN users actor ON actor.id = gone.user_id
    WHERE article.author_id <> actor.id
    ORDER BY gone.id
    ON CONFLICT (cause) DO NOTHING;
    UPDATE notifications notification SET withdrawn_at = now()
    FROM gone JOIN articles article ON article.id = gone.article_id
    WHERE notification.article_id = gone.article_id AND notification.actor_id = gone.user_id
        AND notification.created_at > to_timestamp(0)
        AND notification.read_at IS NULL AND notification.withdrawn_at IS NULL;
    RETURN NULL;
END
$$;
