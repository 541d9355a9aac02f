-- What the churn bench adds to a database that data.sql filled with :articles articles: so many favourites, each of which its author
-- was told of, jobs for next year and jobs that are over, that there are :rows of each; and a million notifications that were withdrawn
-- three days ago, for whoever forgets them. A tenth is unread.

SET synchronous_commit = off;
SET maintenance_work_mem = '1GB';
-- No trigger: what they count is counted once, below.
SET session_replication_role = replica;

-- An index that is built at once is built ten times as fast.
CREATE TEMP TABLE dropped AS
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename IN ('favorites', 'notifications', 'scheduled_tasks') AND indexname NOT IN (SELECT conname FROM pg_constraint);
SELECT 'DROP INDEX ' || indexname FROM dropped \gexec

-- By 9,999 people, none of the same article twice.
INSERT INTO favorites (user_id, article_id, created_at)
SELECT 2 + n % 9999, 1 + (n / 9999 * 9973 + n % 9999 * 101) % :articles, now() - (:rows - n) * interval '3 s'
FROM generate_series(1::bigint, :rows) AS n
ON CONFLICT DO NOTHING;
INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at, read_at)
SELECT article.author_id, user_id, article_id, 'article.favorited', 'favorite-' || favorite.id, favorite.created_at,
       CASE WHEN favorite.id % 10 <> 0 THEN favorite.created_at END
FROM favorites favorite JOIN articles article ON article.id = article_id
WHERE user_id <> article.author_id;
INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at, withdrawn_at)
SELECT 1 + n % 10000, 1 + (n + 1) % 10000, 1 + n % :articles, 'article.favorited', 'favorite-gone-' || n,
       now() - interval '4 days', now() - interval '3 days'
FROM generate_series(1, 1000000) AS n;

TRUNCATE article_counters, inbox_counters;
INSERT INTO article_counters SELECT article_id, count(*) FROM favorites GROUP BY article_id;
INSERT INTO inbox_counters
SELECT recipient_id, count(*) FROM notifications WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id;

INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
SELECT 'notification', 'favorite-' || n, 'succeeded', 50, 1, now(), now() FROM generate_series(:articles + 1, :rows) AS n;
INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version, priority)
SELECT 'notification', 'far-' || n, '{"enqueuedAt":"2026-01-01T00:00:00Z"}', now() + interval '1 year', FALSE, 0, 1, 50
FROM generate_series(:articles + 1, :rows) AS n;

SELECT indexdef FROM dropped \gexec
VACUUM ANALYZE;
