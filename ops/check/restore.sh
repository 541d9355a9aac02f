#!/usr/bin/env bash
#
# The proof that what a backup holds comes back: Debian's PostgreSQL archives its log while people register, publish, favourite,
# edit and read, and a base backup is made among them. Then all articles are deleted, by a DELETE without WHERE, and the database
# is brought back to a moment before: what was acknowledged until then is there, nothing of later, counters and jobs fit, jobs that
# waited run, sessions are good. People go on, the data folder is destroyed in mid-write, and the database is brought back to the
# end of the archive, from the same base backup. Prints a line for each fact, and exits with 1 if one does not hold.
#
#   ops/check/restore.sh
#
# The steps and the settings are those of docs/backup.md. It takes some two minutes and needs a JDK 25, Maven, Node.js, curl and
# Debian's postgresql, which it installs if it may. What it leaves lies in target/check-restore.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-restore
rm -rf "$WORK"
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh
# shellcheck source-path=SCRIPTDIR source=postgres.sh
. ops/check/postgres.sh

need node nodejs
need curl curl
find_postgres

# How much may be lost when the whole machine is: as long as a segment of the log may wait for the archive, in seconds.
ARCHIVE_TIMEOUT=3
data=$OWNED/data archive=$OWNED/archive backup=$OWNED/backup
secret=$(random_secret)

now() { date +%s%3N; }
seconds_since() { awk -v ms="$(($(now) - $1))" 'BEGIN { printf "%.1f s", ms / 1000 }'; }

# How fast it is on a machine that has other work is not asked here.
serve() {
    start "$1" DATABASE_URL="postgres://tracepress@127.0.0.1:$PG_PORT/tracepress?sslmode=disable" JWT_SECRET="$secret" \
        TRACEPRESS_WEBHOOK_URL="http://127.0.0.1:$(cat "$(logs receiver)")/" TRACEPRESS_WEBHOOK_SECRET="$secret" \
        TRACEPRESS_WEBHOOK_ALLOW_PRIVATE=true TRACEPRESS_REQUEST_DEADLINE=20s TRACEPRESS_ADMITTED_WITHIN=10s
    API=$(address "$1")
    echo "$API" >"$WORK/instances"
}

# status METHOD PATH [TOKEN [BODY]]: what is answered; the body goes to $WORK/answer.
status() {
    curl --silent --max-time 30 --request "$1" "$API$2" --output "$WORK/answer" --write-out '%{http_code}' \
        --header 'Content-Type: application/json' ${3:+--header "Authorization: Bearer $3"} ${4:+--data "$4"}
}
is() {
    local words=$1 expected=$2 got
    shift 2
    got=$(status "$@")
    [[ $got == "$expected" ]] || fail "$words: $got instead of $expected"
    ok "$words: $got"
}
asked() { [[ $(status "$@") == 2* ]] || fail "$1 $2 is answered $(cat "$WORK/answer")"; }
token() { sed 's/.*"token":"\([^"]*\)".*/\1/' "$WORK/answer"; }
person() { asked POST /api/register '' "{\"email\":\"$1@example.com\",\"name\":\"$2\",\"password\":\"correct horse\"}" && token; }
sign_in() { asked POST /api/login '' "{\"email\":\"$1@example.com\",\"password\":\"correct horse\"}" && token; }
begin_writing() { run_background "$1" node ops/check/people/write.mjs "$1" "$WORK/instances" "$WORK/$1.ledger"; }
number() { sql --command "SELECT count(*) FROM $1"; }
# Whoever delivers what was withdrawn looks for it a quarter of an hour later.
WAITS_FOR_WHAT_WAS_WITHDRAWN="task_name = 'webhook' AND consecutive_failures = 0 AND execution_time > now() + interval '5 minutes'"
LEFT_OVER="scheduled_tasks WHERE task_instance <> 'recurring' AND NOT ($WAITS_FOR_WHAT_WAS_WITHDRAWN)"
jobs_are_done() { (($(number "$LEFT_OVER") == 0)); }
end_jobs() {
    until_true 90 jobs_are_done && return
    local jobs
    jobs=$(sql --command "SELECT task_name, task_instance, picked, consecutive_failures, execution_time - now() FROM $LEFT_OVER ORDER BY execution_time LIMIT 5")
    fail "$(number "$LEFT_OVER") jobs are left over: $jobs"
}
# wait_in_queue KIND NUMBER
wait_in_queue() { (($(number "scheduled_tasks WHERE task_name = '$1' AND NOT picked") >= $2)); }

# ---- Settings, and people who write

make_cluster "$data"
as_owner mkdir "$archive"
as_owner tee -a "$data/postgresql.conf" >/dev/null <<END
wal_level = replica
archive_mode = on
archive_command = 'test ! -f $archive/%f && cp %p $archive/%f.part && sync $archive/%f.part && mv $archive/%f.part $archive/%f'
archive_timeout = ${ARCHIVE_TIMEOUT}s
END
start_cluster "$data"
DATABASE=postgres sql --command 'CREATE DATABASE tracepress'
ok "PostgreSQL $("$PG_BIN/postgres" --version | grep -o '[0-9.]*' | head -1) archives its log"

package .
ok "the jar is built"
run_background receiver node ops/check/people/receiver.mjs "$WORK/deliveries"
until_true 10 test -s "$(logs receiver)"
serve service

ada=$(person ada Ada)
asked POST /api/articles "$ada" '{"title":"What was","body":"b"}'
refused=$(person refused 'Refused by the receiver')
asked POST /api/articles/what-was/favorite "$refused"
one_is_dead() { (($(number dead_jobs) == 1)); }
until_true 20 one_is_dead || fail "no job dies of the receiver's refusal"
ended=$(sign_in ada)
asked POST /api/logout "$ended"
begin_writing before
more_answered "$WORK/before.ledger" 300

# ---- The base backup, and the moment

begin=$(now)
as_owner "$PG_BIN/pg_basebackup" --host 127.0.0.1 --port "$PG_PORT" --username tracepress --pgdata "$backup" --checkpoint fast \
    2>"$WORK/basebackup.log" || fail "pg_basebackup: $(cat "$WORK/basebackup.log")"
as_owner "$PG_BIN/pg_verifybackup" --quiet "$backup" || fail "pg_verifybackup does not know its own"
ok "a base backup of $(du --summarize --human-readable "$backup" | cut -f1) among writers, verified, in $(seconds_since "$begin")"

more_answered "$WORK/before.ledger" 300
# Some wait at the moment, and are done between it and the disaster.
for kind in webhook notification; do
    asked POST "/ops/jobs/$kind/pause"
    until_true 60 wait_in_queue "$kind" 20 || fail "no jobs of the kind $kind wait"
done
moment=$(sql --command "SELECT clock_timestamp()")
moment_ms=$(sql --command "SELECT floor(extract(epoch FROM '$moment'::timestamptz) * 1000)::bigint")
for kind in webhook notification; do asked POST "/ops/jobs/$kind/resume"; done
# A restored PostgreSQL passes over up to 32 ids by itself, so the last of more than that is who might be taken for another.
for number in {1..35}; do later=$(person "later$number" Later); done
told_before=$(wc --lines <"$WORK/deliveries")
told_more() { (($(wc --lines <"$WORK/deliveries") >= told_before + 40)); }
more_answered "$WORK/before.ledger" 300
until_true 60 told_more || fail "nobody is told of what happens after the moment"

# ---- A DELETE without WHERE, and back to the moment

sql --command 'DELETE FROM articles'
is "after the DELETE an article is gone" 404 GET /api/articles/what-was
stop before
stop service
segment=$(sql --command "SELECT pg_walfile_name(pg_switch_wal() - 1)")
archived() { [[ ! $(sql --command "SELECT last_archived_wal FROM pg_stat_archiver") < $segment ]]; }
until_true 30 archived || fail "the log is not archived"
stop_cluster "$data" fast
# Kept until all is well: what was written after the moment is nowhere else.
as_owner mv "$data" "$data.deleted"

# restore [SETTING…]: the base backup and the archive become the data folder, as far as the settings say.
restore() {
    as_owner cp --archive "$backup" "$data"
    printf '%s\n' "restore_command = 'cp $archive/%f %p'" "$@" | as_owner tee -a "$data/postgresql.conf" >/dev/null
    as_owner touch "$data/recovery.signal"
    start_cluster "$data"
}
recovered() { [[ $(sql --command 'SELECT pg_is_in_recovery()') == f ]]; }
end_recovery() {
    until_true 60 recovered || fail "recovery does not end: $(tail -n 5 "$data.log")"
    # Who looks after archive_timeout may have gone to sleep before recovery was over, for as long as checkpoint_timeout.
    sql --command CHECKPOINT
}

begin=$(now)
restore "recovery_target_time = '$moment'" "recovery_target_action = pause"
paused() { [[ $(sql --command 'SELECT pg_get_wal_replay_pause_state()') == paused ]]; }
until_true 60 paused || fail "the moment is not reached: $(tail -n 5 "$data.log")"
(($(number articles) > 1)) || fail "this is not the moment that was wanted"
sql --command 'SELECT pg_wal_replay_resume()' --output /dev/null
end_recovery
sql --single-transaction --file ops/backup/after-restore.sql --output "$WORK/after-restore.log"
verified "at the moment" "$moment_ms" "$WORK/before.ledger"
consistent "at the moment"
for kind in webhook notification; do wait_in_queue "$kind" 20 || fail "jobs of the kind $kind that waited are gone"; done
serve restored
is "the service takes requests on what was restored" 200 GET /readyz
ok "from the base backup to a ready service: $(seconds_since "$begin")"

is "a token of before the moment is good" 200 GET /api/user "$ada"
is "one that was signed out before it is not" 401 GET /api/user "$ended"
is "nor is one of somebody who came after it" 401 GET /api/user "$later"
for number in {1..60}; do person "next$number" Next >/dev/null; done
is "nor when others have come" 401 GET /api/user "$later"
is "an article is read" 200 GET /api/articles/what-was
is "articles are found" 200 GET '/api/articles?search=Article'
(($(number "job_kinds WHERE paused_at IS NOT NULL") == 2)) || fail "the kinds that were paused at the moment are not"
one_is_dead || fail "the job that was dead is not"
touch "$WORK/deliveries.mended"
for deed in webhook/resume notification/resume redrive; do asked POST "/ops/jobs/$deed"; done
begin_writing between
more_answered "$WORK/between.ledger" 200
stop between
end_jobs
consistent "when all jobs are done"
(($(number dead_jobs) == 0)) || fail "a job is dead"
sort --unique "$WORK/deliveries" >"$WORK/deliveries.once"
twice=$(cut -f1 "$WORK/deliveries.once" | uniq --repeated)
[[ -z $twice ]] || fail "ids of deliveries were given to two notifications: $(head -3 <<<"$twice" | tr '\n' ' ')"
again=$(sort "$WORK/deliveries" | uniq --repeated | wc --lines)
untold=$(comm -23 <(sql --command "SELECT job_id FROM finished_jobs WHERE kind = 'webhook' AND state = 'succeeded'" | sort) \
    <(cut -f1 "$WORK/deliveries" | sort --unique) | wc --lines)
((untold == 0)) || fail "$untold jobs have ended without a delivery"
without=$(number "notifications WHERE created_at > 'epoch' AND NOT EXISTS (
    SELECT FROM finished_jobs WHERE kind = 'webhook' AND job_id = 'notification-' || notifications.id)
    AND NOT EXISTS (SELECT FROM scheduled_tasks
    WHERE $WAITS_FOR_WHAT_WAS_WITHDRAWN AND task_instance = 'notification-' || notifications.id)")
((without == 0)) || fail "$without notifications have no job that delivers them"
((again >= 20)) || fail "only $again deliveries came again"
ok "every job that delivers is done, $again deliveries came a second time under the same id, and no id means two"

# ---- The data folder destroyed among writers, and back to the end of the archive

begin_writing after
more_answered "$WORK/after.ledger" 400
postmaster=$(head -1 "$data/postmaster.pid")
# shellcheck disable=SC2046
kill -9 "$postmaster" $(ps -o pid= --ppid "$postmaster")
destroyed=$(now)
until_true 10 gone "$postmaster"
as_owner rm -rf "$data"
stop after
stop restored
begin=$(now)
restore
end_recovery
# The newest commit that was archived.
newest=$(sed -n 's/.*last completed transaction was at log time //p' "$data.log" | tail -n 1)
newest_ms=$(sql --command "SELECT floor(extract(epoch FROM '$newest'::timestamptz) * 1000)::bigint")
sql --single-transaction --file ops/backup/after-restore.sql --output "$WORK/after-restore.log"
verified "at the end of the archive" "$newest_ms" "$WORK/after.ledger" now "$WORK/between.ledger" \
    "$moment_ms" "$WORK/before.ledger"
consistent "at the end of the archive"
lost_ms=$((destroyed - newest_ms))
((lost_ms <= (ARCHIVE_TIMEOUT + 3) * 1000)) || fail "$lost_ms ms are lost, with archive_timeout = $ARCHIVE_TIMEOUT s"
serve again
is "the service takes requests on it" 200 GET /readyz
ok "the last $lost_ms ms are lost, of $ARCHIVE_TIMEOUT s that a segment may wait; $(seconds_since "$begin") to a ready service"
BASE_URL=$API ops/smoke.sh >"$WORK/smoke.log" || fail "ops/smoke.sh: $(grep '^FAIL' "$WORK/smoke.log" | head -5)"
ok "ops/smoke.sh on it: $(tail -n 1 "$WORK/smoke.log")"
end_jobs
consistent "in the end"
