-- What counts jobs, lists them, and finds the oldest reads no more of them than it shows: of those not tried yet by the time they
-- are due, and so of those that failed. The second holds few rows, and none while all goes well. To the last of the key, for many
-- jobs may be due at one time.
CREATE INDEX scheduled_tasks_untried ON scheduled_tasks (task_name, execution_time, task_instance)
    WHERE NOT picked AND coalesce(consecutive_failures, 0) = 0;
CREATE INDEX scheduled_tasks_retrying ON scheduled_tasks (task_name, execution_time, task_instance)
    WHERE NOT picked AND consecutive_failures > 0;
