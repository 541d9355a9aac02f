-- :rows articles of a hundredth as many authors, half as many favourites and what was told of them, as the service would have left
-- them. In words that every schema knows.
SET synchronous_commit = off;
INSERT INTO users (email, password_hash, name)
SELECT 'filled' || n || '@example.com', 'no hash', 'Filled ' || n FROM generate_series(1, greatest(2, :rows / 100)) AS n;
INSERT INTO articles (slug, title, description, body, author_id, created_at)
SELECT 'filled-' || n, 'Filled number ' || n, 'About ' || md5(n::text), repeat(md5(n::text) || ' lorem ipsum ', 20),
       (SELECT min(id) FROM users WHERE name LIKE 'Filled %') + n % greatest(2, :rows / 100),
       now() - (:rows - n) * interval '1 second'
FROM generate_series(1, :rows) AS n;
WITH liked AS (
    INSERT INTO favorites (user_id, article_id)
    SELECT reader.id, article.id
    FROM articles AS article JOIN users AS reader ON reader.id = article.author_id - 1
    WHERE article.title LIKE 'Filled %' AND article.id % 2 = 0
    RETURNING id, user_id, article_id
), done AS (
    INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
    SELECT 'notification', 'favorite-' || id, 'succeeded', 50, 1, now(), now() FROM liked
)
INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause)
SELECT author_id, user_id, article_id, 'article.favorited', 'favorite-' || liked.id
FROM liked JOIN articles ON articles.id = article_id;
ANALYZE;
