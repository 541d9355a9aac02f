-- What the growth bench fills a database with: :articles articles of about 1 KiB by 10,000 authors, the first of whom likes and was
-- told a tenth as much; half as many favourites as articles; as many finished jobs, and jobs for next year. Then a storm, so that nothing is measured on freshly vacuumed tables:
-- a fifth of the favourites again, and every eleventh article changed. Vacuumed once before it, as autovacuum would have.

SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';

INSERT INTO users (email, password_hash, name)
SELECT 'user' || n || '@example.com', 'no hash',
       (ARRAY['Person ', 'Анна ', '田中 '])[1 + n % 3] || n
FROM generate_series(2, 10000) AS n;

-- An index that is built at once is built ten times as fast.
SELECT pg_get_indexdef('articles_terms'::regclass) AS articles_terms \gset
DROP INDEX articles_terms;
INSERT INTO articles (slug, title, description, body, author_id, created_at, updated_at)
SELECT 'article-' || n,
       'Article number ' || n || ' ' || (ARRAY['alpha', 'beta', 'gamma', 'Жук', '東京都', 'delta', 'epsilon'])[1 + n % 7]
           || ' q' || n % 997,
       'About ' || md5(n::text) || CASE WHEN n % 5 = 0 THEN ' with a % sign' ELSE '' END
           || CASE WHEN n % 3 = 0 AND n < :articles / 2 THEN ' formerly' ELSE '' END,
       repeat(md5(n::text) || ' lorem ipsum ', 20), 1 + n % 10000,
       now() - (:articles - n) * interval '1 second', now()
FROM generate_series(1, :articles) AS n;
:articles_terms;

INSERT INTO favorites (user_id, article_id)
SELECT 2 + n % 9999, 1 + n::bigint * 7919 % :articles FROM generate_series(1, :articles / 2) AS n
ON CONFLICT DO NOTHING;
-- A heavy reader.
INSERT INTO favorites (user_id, article_id)
SELECT 1, n FROM generate_series(1, :articles, 10) AS n
ON CONFLICT DO NOTHING;

INSERT INTO notifications (recipient_id, actor_id, article_id, type, created_at)
SELECT 1, 2 + n % 9999, 1 + n % :articles, 'article.favorited', now()
FROM generate_series(1, :articles / 10) AS n;

INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
SELECT CASE n % 1000 WHEN 0 THEN 'rare' ELSE 'notification' END, 'favorite-' || n, CASE n % 500 WHEN 0 THEN 'cancelled' ELSE 'succeeded' END,
       50, 1, now(), now()
FROM generate_series(1, :articles) AS n;
INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version, priority)
SELECT 'notification', 'far-' || n, '{"enqueuedAt":"2026-01-01T00:00:00Z"}', now() + interval '1 year', FALSE, n % 3, 1, 50
FROM generate_series(1, :articles) AS n;

VACUUM ANALYZE;

INSERT INTO favorites (user_id, article_id)
SELECT 2 + n % 9999, 1 + n::bigint * 104729 % :articles FROM generate_series(1, :articles / 10) AS n
ON CONFLICT DO NOTHING;
UPDATE articles SET description = description || '.', version = version + 1 WHERE id % 11 = 0;
