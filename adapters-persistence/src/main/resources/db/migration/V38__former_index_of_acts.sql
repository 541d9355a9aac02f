-- The one with the time does all that this did, for the version before as well.
DROP INDEX CONCURRENTLY IF EXISTS notifications_article_id_actor_id;
