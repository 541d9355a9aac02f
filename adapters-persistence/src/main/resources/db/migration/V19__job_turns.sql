SET LOCAL lock_timeout = '2s';

-- When the turn of a job's tenant comes, among those of all tenants of its kind: a place in a circle. NULL goes by age alone.
ALTER TABLE scheduled_tasks ADD COLUMN turn integer;
