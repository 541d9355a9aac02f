-- One that an attempt before has left is of no use: it is kept up and not read.
DROP INDEX CONCURRENTLY IF EXISTS scheduled_tasks_turns;
CREATE INDEX CONCURRENTLY scheduled_tasks_turns ON scheduled_tasks (task_name, priority, turn, execution_time)
    WHERE NOT picked AND turn IS NOT NULL;
