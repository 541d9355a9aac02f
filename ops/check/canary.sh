#!/usr/bin/env bash
#
# The proof that two versions work side by side, servers and workers apart: blue is what stands here, green is the same but for
# what it writes of favourites, which blue's worker cannot read (a raised JobKind.payloadVersion). While people register, publish,
# favourite and edit, green gets one server of three (a canary), then a worker; then all of green stands in the place of all of
# blue; then blue is taken back, and green's worker does what green has left. No request may fail, nothing that was acknowledged
# may be missing, no counter wrong, no job tried by a worker that cannot read it, none left over, dead or done twice. Prints a line
# for each fact, and exits with 1 if one does not hold.
#
#   ops/check/canary.sh
#
# It takes some six minutes on two cores, and one more for each version that is to be built, and needs a JDK 25, Maven, Node.js, curl
# and Debian's postgresql, which it installs if it may. What it leaves lies in target/check-canary, the jars in target/jars.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-canary
rm -rf "$WORK"
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh
# shellcheck source-path=SCRIPTDIR source=postgres.sh
. ops/check/postgres.sh
# shellcheck source-path=SCRIPTDIR source=rolling.sh
. ops/check/rolling.sh

need node nodejs
find_postgres

# ---- The two versions

package .
blue=$JAR
copy_sources . "$WORK/green"
jobs=$WORK/green/adapters-jobs/src/main/java/dev/tracepress/notification/adapter/jobs
sed --in-place '/public String name()/{s/^/    public int payloadVersion() { return 2; }\n\n    @Override\n/}' "$jobs/NotificationJob.java"
grep --quiet 'payloadVersion() { return 2; }' "$jobs/NotificationJob.java" || fail "NotificationJob has no later form of its payload"
annotations=com.fasterxml.jackson.annotation
sed --in-place "s/long articleId,/@$annotations.JsonProperty(\"article\") @$annotations.JsonAlias(\"articleId\") long articleId,/" "$jobs/FavoritedPayload.java"
grep --quiet JsonAlias "$jobs/FavoritedPayload.java" || fail "FavoritedPayload has no other form"
package "$WORK/green"
green=$JAR
cmp --silent "$blue" "$green" && fail "both versions are the same"
ok "green writes notifications in a form that blue does not read"

# ---- A database, blue and its people

make_cluster "$OWNED/data"
start_cluster "$OWNED/data"
DATABASE=postgres sql --command 'CREATE DATABASE tracepress'
serve blue-api-1 "$blue" TRACEPRESS_ROLE=api
serve blue-api-2 "$blue" TRACEPRESS_ROLE=api
serve blue-worker "$blue" TRACEPRESS_ROLE=worker

waiting() { sql --command "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'notification' AND job_payload_version(task_data) = $1"; }
tried() {
    sql --command "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'notification' AND job_payload_version(task_data) = 2
        AND (picked OR consecutive_failures > 0)"
}
succeeded() { sql --command "SELECT count(*) FROM finished_jobs WHERE kind = 'notification' AND state = 'succeeded'"; }
more_wait() { (($(waiting 2) >= $1)); }
more_succeeded() { (($(succeeded) >= $1)); }
none_waits() { (($(waiting 2) == 0)); }
# The age of the oldest job of the kind, in whole seconds, as Prometheus would get it from that instance.
oldest() {
    curl --silent --show-error --fail "$(address "$1")/metrics" |
        awk '/^jobs_queue_oldest_age_seconds\{/ && /job_type="notification"/ && $2 > age { age = $2 } END { printf "%d", age }'
}
is_old() { (($(oldest "$1") >= $2)); }

warm blue-api-1 blue-api-2
balance blue-api-1 blue-api-2
run_background people node ops/check/people/write.mjs people "$WORK/instances" "$WORK/ledger"
more_answered "$WORK/ledger" 300

# ---- A canary: one server of three

serve green-api-1 "$green" TRACEPRESS_ROLE=api
balance blue-api-1 blue-api-2 green-api-1
until_true 60 more_wait 20 || fail "of what the canary enqueues $(waiting 2) wait"
(($(tried) == 0)) || fail "blue's worker tried $(tried) of the jobs that it cannot read"
until_true 60 more_succeeded $(($(succeeded) + 40)) || fail "blue's worker does not go on beside jobs that it cannot read"
until_true 30 is_old blue-api-1 5 || fail "blue-api-1 says that the oldest notification waits for $(oldest blue-api-1) s"
(($(tried) == 0)) || fail "blue's worker tried $(tried) of the jobs that it cannot read"
ok "beside a canary $(waiting 2) jobs wait for a worker that knows their form, none of them tried; of blue's $(succeeded) are done"
ok "jobs_queue_oldest_age_seconds tells: $(oldest blue-api-1) s"

serve green-worker "$green" TRACEPRESS_ROLE=worker
until_true 60 none_waits || fail "green's worker leaves $(waiting 2) jobs"
ok "green's worker does them"

# ---- Green in the place of blue

serve green-api-2 "$green" TRACEPRESS_ROLE=api
balance green-api-1 green-api-2
retire blue-api-1 green-api-1 green-api-2
retire blue-api-2 green-api-1 green-api-2
retire blue-worker
more_answered "$WORK/ledger" 300

# ---- And back: green's worker stays for what is written in its form

serve blue-api-1 "$blue" TRACEPRESS_ROLE=api
serve blue-worker "$blue" TRACEPRESS_ROLE=worker
balance blue-api-1
retire green-api-1 blue-api-1
retire green-api-2 blue-api-1
until_true 60 none_waits || fail "green's worker leaves $(waiting 2) jobs"
retire green-worker
more_answered "$WORK/ledger" 300
stop people

# ---- What became of it

# shellcheck disable=SC2119 # It is told of no time apart.
all_is_well
unread=$(sql --command "SELECT count(*) FROM finished_jobs WHERE kind = 'notification' AND (attempts > 1 OR failures IS NOT NULL)")
((unread == 0)) || fail "$unread jobs were tried more than once, as by a worker that cannot read them"
ok "each job was done at the first attempt: $(sql --command "SELECT string_agg(jobs || ' by ' || worker, ', ')
    FROM (SELECT worker, count(*) AS jobs FROM finished_jobs WHERE kind = 'notification' GROUP BY worker ORDER BY min(id)) AS done")"
