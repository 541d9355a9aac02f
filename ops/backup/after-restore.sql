-- What a database needs that was brought back to a moment, once, before the service starts on it:
--
--   psql … --set ON_ERROR_STOP=1 --single-transaction --file ops/backup/after-restore.sql [--set end_sessions=yes]
--
-- docs/backup.md says when, and what else is to be done.

-- Others may know ids that were given after the moment, and would take the next ones for the same: a token of a user whose
-- registration is gone would open the account of somebody who registers later, and a receiver of webhooks would throw away a
-- notification whose id it has seen. So no id is given twice. A million more than can have been given; there are 9 * 10^18.
SELECT count(setval(seqrelid, coalesce(pg_sequence_last_value(seqrelid), 0) + 1000000)) AS "sequences that were moved on"
FROM pg_sequence;

-- Sessions that were ended after the moment are open again, and passwords that were changed are the old ones. Where that was the
-- reason to go back, or might matter, all sign in anew.
\if :{?end_sessions}
UPDATE users SET sessions_ended_at = clock_timestamp();
\endif
