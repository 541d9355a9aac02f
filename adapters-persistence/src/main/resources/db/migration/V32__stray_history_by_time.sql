-- One that an attempt before has left is of no use: it is kept up and not read.
DROP INDEX CONCURRENTLY IF EXISTS finished_jobs_default_by_time;
-- What has no partition is forgotten by the row, the oldest first; there may be as much of it as ended while nobody made one.
CREATE INDEX CONCURRENTLY finished_jobs_default_by_time ON finished_jobs_default (finished_at);
