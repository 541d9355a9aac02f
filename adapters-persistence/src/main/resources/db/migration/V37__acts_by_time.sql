-- One that an attempt before has left is of no use: it is kept up and not read.
DROP INDEX CONCURRENTLY IF EXISTS notifications_act;
-- Of a favourite that comes and goes each time leaves a row which says that it was never told (epoch): by their time they are passed over.
CREATE INDEX CONCURRENTLY notifications_act ON notifications (article_id, actor_id, created_at);
