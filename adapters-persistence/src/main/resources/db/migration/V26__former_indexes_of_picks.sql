-- The ones with the version do all that these did, for the picks of the version before as well.
DROP INDEX CONCURRENTLY IF EXISTS scheduled_tasks_due;
DROP INDEX CONCURRENTLY IF EXISTS scheduled_tasks_turns;
