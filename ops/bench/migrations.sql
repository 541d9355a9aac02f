-- What ops/bench/migrations.sh fills the oldest schema with, :rows articles.
SET synchronous_commit = off;
INSERT INTO users (email, password_hash, name)
SELECT 'user' || n || '@example.com', 'no hash', 'Person ' || n FROM generate_series(1, :rows / 100) AS n;
INSERT INTO articles (slug, title, description, body, author_id, created_at)
SELECT 'article-' || n, 'Article number ' || n || ' ' || (ARRAY['alpha', 'beta', 'Жук', '東京都', 'delta'])[1 + n % 5] || ' q' || n % 997,
       'About ' || md5(n::text), repeat(md5(n::text) || ' lorem ipsum ', 20), 1 + n % (:rows / 100),
       now() - (:rows - n) * interval '1 second'
FROM generate_series(1, :rows) AS n;
-- The trigger of then counts row by row; what it would have made is written at once.
ALTER TABLE favorites DISABLE TRIGGER USER;
INSERT INTO favorites (user_id, article_id)
SELECT 1 + n % (:rows / 100), 1 + n::bigint * 7919 % :rows FROM generate_series(1, :rows / 2) AS n ON CONFLICT DO NOTHING;
ALTER TABLE favorites ENABLE TRIGGER USER;
UPDATE articles SET favorites_count = liked.number
FROM (SELECT article_id, count(*) AS number FROM favorites GROUP BY article_id) AS liked WHERE id = article_id;
INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause)
SELECT 1 + n % (:rows / 100), 1 + (n + 1) % (:rows / 100), 1 + n % :rows, 'article.favorited', 'favorite-' || n
FROM generate_series(1, :rows / 2) AS n;
INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
SELECT 'notification', 'far-' || n, '{"enqueuedAt":"2026-01-01T00:00:00Z"}', now() + interval '1 year', FALSE, 1
FROM generate_series(1, :rows / 10) AS n;
VACUUM ANALYZE;
