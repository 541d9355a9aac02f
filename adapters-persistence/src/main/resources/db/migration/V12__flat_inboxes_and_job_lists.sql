-- How many notifications somebody has not read is kept, not counted: an inbox costs the same whatever is in it.
CREATE TABLE inbox_counters (
    recipient_id bigint PRIMARY KEY CONSTRAINT inbox_counters_recipient_id_fkey REFERENCES users ON DELETE CASCADE,
    unread_count bigint NOT NULL CHECK (unread_count >= 0)
) WITH (fillfactor = 50);
INSERT INTO inbox_counters (recipient_id, unread_count)
SELECT recipient_id, count(*) FROM notifications WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id;

CREATE FUNCTION count_unread() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was    CONSTANT boolean := CASE WHEN TG_OP = 'INSERT' THEN FALSE ELSE OLD.read_at IS NULL AND OLD.withdrawn_at IS NULL END;
    is_now CONSTANT boolean := CASE WHEN TG_OP = 'DELETE' THEN FALSE ELSE NEW.read_at IS NULL AND NEW.withdrawn_at IS NULL END;
BEGIN
    IF is_now AND NOT was THEN
        INSERT INTO inbox_counters AS counter (recipient_id, unread_count) VALUES (NEW.recipient_id, 1)
        ON CONFLICT (recipient_id) DO UPDATE SET unread_count = counter.unread_count + 1;
    ELSIF was AND NOT is_now THEN
        UPDATE inbox_counters SET unread_count = unread_count - 1 WHERE recipient_id = OLD.recipient_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER notifications_counted AFTER INSERT OR DELETE OR UPDATE OF read_at, withdrawn_at ON notifications
    FOR EACH ROW EXECUTE FUNCTION count_unread();

-- Pages of an inbox pass over nothing that they do not show.
CREATE INDEX notifications_shown ON notifications (recipient_id, id DESC) WHERE withdrawn_at IS NULL;
DROP INDEX notifications_unread;
CREATE INDEX notifications_unread ON notifications (recipient_id, id DESC) WHERE read_at IS NULL AND withdrawn_at IS NULL;

-- Lists of jobs follow an index of their order, kind by kind, to the last of the key: many jobs may be due at one time.
DROP INDEX scheduled_tasks_untried, scheduled_tasks_retrying;
CREATE INDEX scheduled_tasks_untried ON scheduled_tasks (task_name, execution_time, task_instance)
    WHERE NOT picked AND coalesce(consecutive_failures, 0) = 0;
CREATE INDEX scheduled_tasks_retrying ON scheduled_tasks (task_name, execution_time, task_instance)
    WHERE NOT picked AND consecutive_failures > 0;
CREATE INDEX dead_jobs_of_kind ON dead_jobs (kind, id);
CREATE INDEX finished_jobs_of_kind ON finished_jobs (kind, state, id);
