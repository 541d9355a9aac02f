-- What must be 0 in every database that the service has written, at every moment: counters against counted rows, jobs against what
-- caused them, and what each has left. One line a fact: its name and how many break it.
WITH job AS (
    SELECT task_name AS kind, task_instance AS id FROM scheduled_tasks
    UNION ALL SELECT kind, job_id FROM finished_jobs
    UNION ALL SELECT kind, job_id FROM dead_jobs
), favorite AS (
    SELECT favorites.id, user_id, article_id FROM favorites JOIN articles ON articles.id = article_id AND author_id <> user_id
)
SELECT 'articles with a wrong number of favourites', count(*)
FROM articles_with_counts AS article
WHERE favorites_count <> (SELECT count(*) FROM favorites WHERE article_id = article.id)
UNION ALL
SELECT 'counters of articles that are gone', count(*)
FROM article_counters WHERE article_id NOT IN (SELECT id FROM articles)
UNION ALL
SELECT 'articles that are counted wrongly in all', abs((SELECT sum(total) FROM article_totals) - (SELECT count(*) FROM articles))
UNION ALL
SELECT 'inboxes with a wrong number of unread', count(*)
FROM (SELECT recipient_id, count(*) AS unread FROM notifications
      WHERE read_at IS NULL AND withdrawn_at IS NULL GROUP BY recipient_id) AS counted
    FULL JOIN inbox_counters USING (recipient_id)
WHERE coalesce(unread, 0) <> coalesce(unread_count, 0)
UNION ALL
SELECT 'favourites without a job', count(*)
FROM favorite WHERE NOT EXISTS (SELECT FROM job WHERE kind = 'notification' AND job.id = 'favorite-' || favorite.id)
UNION ALL
SELECT 'jobs that are there twice', count(*)
FROM (SELECT FROM job WHERE id <> 'recurring' GROUP BY kind, id HAVING count(*) > 1) AS twice
UNION ALL
SELECT 'favourites whose job is done and of which nobody was told', count(*)
FROM favorite JOIN finished_jobs ON kind = 'notification' AND job_id = 'favorite-' || favorite.id AND state = 'succeeded'
WHERE NOT EXISTS (SELECT FROM notifications
                  WHERE actor_id = user_id AND notifications.article_id = favorite.article_id AND withdrawn_at IS NULL)
UNION ALL
SELECT 'favourites that were told of twice', count(*)
FROM (SELECT FROM notifications WHERE withdrawn_at IS NULL AND read_at IS NULL GROUP BY actor_id, article_id, type
      HAVING count(*) > 1) AS twice
UNION ALL
SELECT 'notifications of favourites that are not there', count(*)
FROM notifications
WHERE withdrawn_at IS NULL AND read_at IS NULL AND NOT EXISTS (
    SELECT FROM favorites WHERE user_id = actor_id AND favorites.article_id = notifications.article_id)
UNION ALL
SELECT 'sessions of nobody', count(*) FROM sessions WHERE user_id NOT IN (SELECT id FROM users);
