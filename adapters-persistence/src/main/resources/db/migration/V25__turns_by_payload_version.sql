-- In the place of the one without the version, which the picks have until it is there.
DROP INDEX CONCURRENTLY IF EXISTS scheduled_tasks_turns_with_version;
CREATE INDEX CONCURRENTLY scheduled_tasks_turns_with_version
    ON scheduled_tasks (task_name, priority, turn, execution_time, job_payload_version(task_data))
    WHERE NOT picked AND turn IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS scheduled_tasks_turns;
ALTER INDEX scheduled_tasks_turns_with_version RENAME TO scheduled_tasks_turns;
