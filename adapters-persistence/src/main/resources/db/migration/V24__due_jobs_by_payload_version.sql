-- One that an attempt before has left is of no use: it is kept up and not read.
DROP INDEX CONCURRENTLY IF EXISTS scheduled_tasks_due_by_version;
CREATE INDEX CONCURRENTLY scheduled_tasks_due_by_version
    ON scheduled_tasks (task_name, priority DESC, execution_time, job_payload_version(task_data)) WHERE NOT picked;
