-- In the order in which whoever takes a favourite back locks them; what is counted below must not change meanwhile.
LOCK TABLE favorites, notifications IN SHARE ROW EXCLUSIVE MODE;

-- Lists of what is over follow an index of their order, kind by kind. Ids are negated, so that no other index has the order:
-- PostgreSQL would follow the primary key past everything else to find what is rare.
CREATE INDEX dead_jobs_of_kind ON dead_jobs (kind, (-id));
CREATE INDEX finished_jobs_of_kind ON finished_jobs (kind, state, (-id));

-- Pages of an inbox pass over nothing that they do not show. Ids are negated for the same reason.
CREATE INDEX notifications_shown ON notifications (recipient_id, (-id)) WHERE withdrawn_at IS NULL;
CREATE INDEX notifications_shown_unread ON notifications (recipient_id, (-id))
    WHERE read_at IS NULL AND withdrawn_at IS NULL;

-- How many notifications somebody has not read is kept, not counted: an inbox costs the same whatever is in it.
CREATE TABLE inbox_counters (
    recipient_id bigint PRIMARY KEY CONSTRAINT inbox_counters_recipient_id_fkey REFERENCES users ON DELETE CASCADE,
    unread_count bigint NOT NULL CONSTRAINT inbox_counters_unread_count_check CHECK (unread_count >= 0)
) WITH (fillfactor = 50);
INSERT INTO inbox_counters (recipient_id, unread_count)
SELECT recipient_id, count(*) FROM notifications WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id;

CREATE FUNCTION count_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM inbox_counters;
        RETURN NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO inbox_counters AS counter (recipient_id, unread_count)
        SELECT recipient_id, count(*) FROM added
        WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id ORDER BY recipient_id
        ON CONFLICT (recipient_id) DO UPDATE SET unread_count = counter.unread_count + excluded.unread_count;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM FROM inbox_counters WHERE recipient_id IN (SELECT recipient_id FROM removed) ORDER BY recipient_id FOR UPDATE;
        UPDATE inbox_counters counter SET unread_count = unread_count - gone.number
        FROM (SELECT recipient_id, count(*) AS number FROM removed
              WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id) AS gone
        WHERE counter.recipient_id = gone.recipient_id;
    END IF;
    RETURN NULL;
END
$$;
-- Once a statement, for the reason that favourites are.
CREATE TRIGGER notifications_counted AFTER INSERT ON notifications REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_unread();
CREATE TRIGGER notifications_recounted AFTER UPDATE ON notifications REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_unread();
CREATE TRIGGER notifications_discounted AFTER DELETE ON notifications REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_unread();
CREATE TRIGGER notifications_truncated AFTER TRUNCATE ON notifications
    FOR EACH STATEMENT EXECUTE FUNCTION count_unread();

-- Last, since readers of both tables wait from here to the end.
DROP INDEX notifications_unread;
DROP TRIGGER notifications_withdrawn ON favorites;

-- Once a statement too, and after the counters of articles, so that all take the locks in one order. Of an article that is gone
-- there is nothing to withdraw: its notifications go with it. It no longer forgets what was withdrawn before: a recurring job does.
CREATE OR REPLACE FUNCTION withdraw_notifications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
        AND notification.read_at IS NULL AND notification.withdrawn_at IS NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER notifications_withdrawn AFTER DELETE ON favorites REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION withdraw_notifications();
