-- How many notifications somebody has not read is kept, not counted: an inbox costs the same whatever is in it.
CREATE TABLE inbox_counters (
    recipient_id bigint PRIMARY KEY CONSTRAINT inbox_counters_recipient_id_fkey REFERENCES users ON DELETE CASCADE,
    unread_count bigint NOT NULL CHECK (unread_count >= 0)
) WITH (fillfactor = 50);
INSERT INTO inbox_counters (recipient_id, unread_count)
SELECT recipient_id, count(*) FROM notifications WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id;

CREATE FUNCTION count_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO inbox_counters AS counter (recipient_id, unread_count)
        SELECT recipient_id, count(*) FROM added
        WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id ORDER BY recipient_id
        ON CONFLICT (recipient_id) DO UPDATE SET unread_count = counter.unread_count + excluded.unread_count;
    END IF;
    IF TG_OP <> 'INSERT' THEN
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

-- Pages of an inbox pass over nothing that they do not show. Ids are negated, so that no other index has the order: PostgreSQL would
-- follow the primary key past the notifications of all others to find those of somebody who has many.
CREATE INDEX notifications_shown ON notifications (recipient_id, (-id)) WHERE withdrawn_at IS NULL;
DROP INDEX notifications_unread;
CREATE INDEX notifications_unread ON notifications (recipient_id, (-id)) WHERE read_at IS NULL AND withdrawn_at IS NULL;

-- Lists of jobs follow an index of their order, kind by kind, to the last of the key: many jobs may be due at one time.
DROP INDEX scheduled_tasks_untried, scheduled_tasks_retrying;
CREATE INDEX scheduled_tasks_untried ON scheduled_tasks (task_name, execution_time, task_instance)
    WHERE NOT picked AND coalesce(consecutive_failures, 0) = 0;
CREATE INDEX scheduled_tasks_retrying ON scheduled_tasks (task_name, execution_time, task_instance)
    WHERE NOT picked AND consecutive_failures > 0;
-- Negated for the same reason.
CREATE INDEX dead_jobs_of_kind ON dead_jobs (kind, (-id));
CREATE INDEX finished_jobs_of_kind ON finished_jobs (kind, state, (-id));
