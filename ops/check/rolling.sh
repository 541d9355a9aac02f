# shellcheck shell=bash
#
# Sourced after service.sh and postgres.sh by the checks that put one version in the place of another under people who write
# (people/write.mjs), who look for instances in $WORK/instances.
#
#   serve NAME JAR [VARIABLE=value …]   starts an instance of that jar on the database tracepress
#   warm NAME…                          asks instances what people ask first, for theirs have been serving for long
#   balance NAME…                       who gets requests from now on
#   retire NAME [OTHER …]               takes an instance out of the balancer, which the others stay in, and ends it
#   all_is_well [FROM TO]               no request failed, nothing is missing, no job is left over or dead, and no instance has a line
#                                       at ERROR; FROM and TO as people/failures.mjs takes them

secret=$(random_secret)

# How fast it is on a machine that has other work is not asked here: nothing is refused for being late.
serve() {
    local name=$1 jar=$2
    shift 2
    JAR=$jar start "$name" DATABASE_URL="postgres://tracepress@127.0.0.1:$PG_PORT/tracepress?sslmode=disable" JWT_SECRET="$secret" \
        TRACEPRESS_REQUEST_DEADLINE=20s TRACEPRESS_ADMITTED_WITHIN=10s "$@"
}

# Then none of them opens its first connections, or hashes its first passwords, as people come.
warm() {
    local name nobody
    for name in "$@"; do
        for _ in {1..20}; do curl --silent --show-error --fail --output /dev/null "$(address "$name")/api/articles?search=a"; done
        for nobody in {1..9}; do
            curl --silent --show-error --output /dev/null --json "{\"email\":\"nobody$nobody@example.com\",\"password\":\"none\"}" \
                "$(address "$name")/api/login"
        done
    done
}

# In one step, for people look at it before each request.
balance() {
    local name
    for name in "$@"; do address "$name"; done >"$WORK/instances.new"
    mv "$WORK/instances.new" "$WORK/instances"
}

# Out of the balancer first, as by preStop in ops/kubernetes; then SIGTERM. A worker is in none: `retire NAME` leaves it as it is.
retire() {
    local name=$1 process=${STARTED[$1]} begin
    shift
    (($# == 0)) || balance "$@"
    begin=$(date +%s%3N)
    kill -TERM "$process"
    until_true 30 gone "$process" || fail "$name is still there 30 s after SIGTERM"
    unset "STARTED[$name]"
    cp "$(logs "$name")" "$WORK/$name-ended.log"
    ok "$name is gone $(($(date +%s%3N) - begin)) ms after SIGTERM"
}

jobs_are_done() {
    (($(sql --command "SELECT count(*) FROM scheduled_tasks WHERE task_instance <> 'recurring'") == 0))
}

all_is_well() {
    local figures errors
    until_true 90 jobs_are_done || fail "jobs are left over: $(sql --command "SELECT task_name, task_instance FROM scheduled_tasks LIMIT 5")"
    figures=$(node ops/check/people/failures.mjs "$WORK/ledger" "$@") || fail "requests failed: $figures"
    ok "$figures"
    verified "nothing is missing" now "$WORK/ledger"
    consistent "in the end"
    (($(sql --command "SELECT count(*) FROM dead_jobs") == 0)) || fail "a job is dead"
    # What was begun by one instance and not done went to another; one that was told to stop may say so.
    errors=$(grep --no-filename ' ERROR ' "$WORK"/*.log || true)
    [[ -z $errors ]] || fail "an instance complains: $(head -3 <<<"$errors")"
    ok "no instance has a line at ERROR, and no job is dead"
}
