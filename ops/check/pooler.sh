#!/usr/bin/env bash
#
# The proof that the service lives behind a pooler in transaction mode: Debian's PostgreSQL behind Debian's PgBouncer, which has
# fewer connections to it than the service has to PgBouncer. The jar is tried with a way past the pooler and without one, in one
# process and in two; ops/smoke.sh walks through all routes; people write while instances are restarted in turn, and nothing that
# was acknowledged is missing. Prints a line for each fact, and exits with 1 if one does not hold.
#
#   ops/check/pooler.sh              the jar, in some three minutes
#   ops/check/pooler.sh --tests      the contracts of the adapters and the storm of promise 6 through PgBouncer as well
#   ops/check/pooler.sh --newer      PgBouncer of Debian 13 in place of this system's, which keeps named statements for its clients
#
# It needs a JDK 25, Maven, Node.js, curl and Debian's postgresql and pgbouncer, which it installs if it may. Everything listens on
# 127.0.0.1 alone. What it leaves lies in target/check-pooler.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-pooler
rm -rf "$WORK"
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh
# shellcheck source-path=SCRIPTDIR source=postgres.sh
. ops/check/postgres.sh

need node nodejs
need curl curl
find_postgres

TESTS=
PGBOUNCER=
# newer_pgbouncer: sets PGBOUNCER. Nothing is installed: it runs with the libraries that it was built for, which are newer as well.
newer_pgbouncer() {
    local release=trixie folder=$PWD/$WORK/newer current apt file package
    current=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mkdir -p "$folder"/{sources,lists/partial,cache/archives/partial,packages,root}
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
        [[ ! -s $file ]] || sed "s/\b$current\b/$release/g" "$file" >"$folder/sources/${file##*/}"
    done
    apt=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$folder/sources" -o "Dir::State::lists=$folder/lists"
        -o "Dir::Cache=$folder/cache" -o "APT::Sandbox::User=root")
    {
        apt-get "${apt[@]}" update &&
            (cd "$folder/packages" && apt-get "${apt[@]}" download pgbouncer libc6 libcares2 libevent-2.1-7t64 libssl3t64 libldap2 \
                libpam0g libsystemd0 libsasl2-2 libaudit1 libcap-ng0 libcap2 libzstd1 zlib1g)
    } >"$WORK/apt.log" 2>&1 || fail "Debian's $release has no PgBouncer for this machine: see $WORK/apt.log"
    for package in "$folder"/packages/*.deb; do dpkg-deb --extract "$package" "$folder/root"; done
    PGBOUNCER=$folder/pgbouncer
    cat >"$PGBOUNCER" <<END
#!/bin/sh
libraries=\$(dirname "$folder"/root/usr/lib/*/libc.so.6)
exec "\$libraries"/ld-linux-*.so.* --library-path "\$libraries" "$folder/root/usr/sbin/pgbouncer" "\$@"
END
    chmod +x "$PGBOUNCER"
}
for option in "$@"; do
    case $option in
        --tests) TESTS=yes ;;
        --newer) newer_pgbouncer ;;
        *) fail "there is no option $option" ;;
    esac
done
if [[ -z $PGBOUNCER ]]; then
    need pgbouncer pgbouncer
    PGBOUNCER=pgbouncer
fi

# To the database, in all; one process of the service has up to ten and one for health, and the scheduler's.
SERVERS=5
secret=$(random_secret)

# ---- A database, and a pooler before it

make_cluster "$OWNED/data"
start_cluster "$OWNED/data"
DATABASE=postgres sql --command 'CREATE DATABASE tracepress'
POOLER_PORT=$(free_port)
as_owner tee "$OWNED/pgbouncer.ini" >/dev/null <<END
[databases]
* = host=127.0.0.1 port=$PG_PORT user=tracepress
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $POOLER_PORT
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = $SERVERS
max_client_conn = 500
ignore_startup_parameters = extra_float_digits
END
(cd / && exec "${PG_OWNER[@]}" "$PGBOUNCER" --quiet "$OWNED/pgbouncer.ini") >"$(logs pgbouncer)" 2>&1 &
STARTED[pgbouncer]=$!
pooled() { PG_PORT=$POOLER_PORT sql "$@"; }
until_true 10 pooled --command 'SELECT 1' || fail "PgBouncer does not answer: $(tail -n 3 "$(logs pgbouncer)")"
ok "$("$PGBOUNCER" --version | head -1) pools by transaction, with $SERVERS connections"

through="postgres://tracepress@127.0.0.1:$POOLER_PORT/tracepress?sslmode=disable"
past="postgres://tracepress@127.0.0.1:$PG_PORT/tracepress?sslmode=disable"

# ---- What is refused, and what is told

package .
ok "the jar is built"

# refused WORDS TEXT VARIABLE=value …: it does not start, and says so in one line.
refused() {
    local words=$1 text=$2 log
    shift 2
    log=$WORK/refused.log
    (cd "$WORK" && exec env PORT=0 JWT_SECRET="$secret" "$@" timeout 60 "$JAVA" -Xmx384m -jar "$JAR") >"$log" 2>&1 &&
        fail "$words: it starts"
    [[ $(grep --count ' ERROR ' "$log") == 1 ]] || fail "$words: $(tail -n 5 "$log")"
    grep --quiet --fixed-strings "$text" "$log" || fail "$words: $(grep ' ERROR ' "$log")"
    ok "$words: refused in one line"
}
refused "a schema that is not there, and no way past the pooler" "the schema lacks" DATABASE_URL="$through"
refused "a way past the pooler that leads through it" "DATABASE_DIRECT_URL leads to a pooler" \
    DATABASE_URL="$through" DATABASE_DIRECT_URL="$through"
refused "a search path that would be lost" "options in DATABASE_URL set search_path" \
    DATABASE_URL="$through&options=-c%20search_path=app"
refused "TRACEPRESS_WAKE=notify without a way past it" "TRACEPRESS_WAKE is notify" \
    DATABASE_URL="$through" TRACEPRESS_WAKE=notify

# ---- The routes

# How fast it is on a machine that has other work is not asked here.
serve() {
    local name=$1
    shift
    start "$name" DATABASE_URL="$through" JWT_SECRET="$secret" TRACEPRESS_REQUEST_DEADLINE=20s \
        TRACEPRESS_ADMITTED_WITHIN=10s "$@"
}
smoke() {
    BASE_URL=$(address "$1") ops/smoke.sh >"$WORK/smoke.log" || fail "ops/smoke.sh, $2: $(grep '^FAIL' "$WORK/smoke.log" | head -5)"
    ok "ops/smoke.sh, $2: $(tail -n 1 "$WORK/smoke.log")"
}
wakes_by() {
    curl --silent "$(address "$1")/ops/wiring" | grep --quiet "\"of\":\"wake\",\"chosen\":\"$2\"" || fail "$1 does not wake by $2"
}
# quiet NAME…: nobody complains, but for what the role was not given.
quiet() {
    local name complaints
    for name in "$@"; do
        complaints=$(grep ' \(ERROR\|WARN\) ' "$(logs "$name")" | grep --invert-match 'has no timeout unless' || true)
        [[ -z $complaints ]] || fail "$name complains: $(head -3 <<<"$complaints")"
    done
}

TRACEPRESS_ROLE=migrate DATABASE_URL="$past" "$JAVA" -jar "$JAR" >"$(logs migrate)" 2>&1 || fail "the schema is not made"
serve alone
wakes_by alone poll
grep --quiet 'has no timeout unless the role has' "$(logs alone)" || fail "nobody is told that statements are not bounded"
smoke alone "without a way past the pooler"
quiet alone
stop alone

for limit in "statement_timeout = '2500ms'" "lock_timeout = '2s'" "idle_in_transaction_session_timeout = '5s'"; do
    DATABASE=postgres sql --command "ALTER ROLE tracepress IN DATABASE tracepress SET $limit"
done
pooled --dbname pgbouncer --command 'RECONNECT' >/dev/null 2>&1 || true

serve api TRACEPRESS_ROLE=api TRACEPRESS_WAKE=poll
serve worker TRACEPRESS_ROLE=worker TRACEPRESS_WAKE=poll
smoke api "in two processes that poll"
quiet api worker
stop api
stop worker

serve directed DATABASE_DIRECT_URL="$past"
wakes_by directed notify
listens() { (($(sql --command "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tracepress-listener' AND datname = 'tracepress'") == 1)); }
until_true 10 listens || fail "nobody listens past the pooler"
smoke directed "with a way past the pooler"
quiet directed

# ---- Sessions are left as they were found

named=$(pooled --command "SELECT count(*) FROM pg_prepared_statements")
[[ $named == 0 ]] || fail "$named prepared statements are left behind"
locks=$(sql --command "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
[[ $locks == 0 ]] || fail "$locks advisory locks are left behind"
open=$(sql --command "SELECT count(*) FROM pg_stat_activity WHERE datname = 'tracepress' AND state LIKE 'idle in transaction%'")
[[ $open == 0 ]] || fail "$open transactions are left open"
clients=$(pooled --dbname pgbouncer --csv --command 'SHOW POOLS' 2>/dev/null | awk -F, '/^tracepress,/ { print $3 }' || true)
ok "no prepared statement, no lock and no transaction is left behind${clients:+; $clients clients shared $SERVERS connections}"

# ---- People who write while instances are restarted in turn

jobs_are_done() { (($(sql --command "SELECT count(*) FROM scheduled_tasks WHERE task_instance <> 'recurring'") == 0)); }
balance() {
    local name
    for name in "$@"; do address "$name"; done >"$WORK/instances.new"
    mv "$WORK/instances.new" "$WORK/instances"
}
retire() {
    local name=$1 process=${STARTED[$1]}
    shift
    balance "$@"
    kill -TERM "$process"
    until_true 30 gone "$process" || fail "$name is still there 30 s after SIGTERM"
    unset "STARTED[$name]"
}
# warm NAME: whoever has just started is slow, which is asked elsewhere: people come once ten have been registered.
warm() {
    local number status
    for number in {1..10}; do
        status=$(curl --silent --max-time 30 --output /dev/null --write-out '%{http_code}' --header 'Content-Type: application/json' \
            --data "{\"email\":\"$1-$number-$RANDOM@example.org\",\"name\":\"Warm\",\"password\":\"correct horse\"}" "$(address "$1")/api/register")
        [[ $status == 201 || $status == 503 ]] || fail "$1 answers $status to whoever registers first"
    done
}
# rolled WORDS NAME VARIABLE=value …: two instances, each restarted among writers; counted in the ledger and in the database.
rolled() {
    local words=$1 ledger=$WORK/$2.ledger one=$2-1 two=$2-2 figures
    shift 2
    serve "$one" "$@"
    serve "$two" "$@"
    warm "$one"
    warm "$two"
    balance "$one" "$two"
    run_background "people-$one" node ops/check/people/write.mjs "$one" "$WORK/instances" "$ledger"
    more_answered "$ledger" 300
    retire "$one" "$two"
    more_answered "$ledger" 100
    serve "$one" "$@"
    warm "$one"
    balance "$one" "$two"
    more_answered "$ledger" 100
    retire "$two" "$one"
    more_answered "$ledger" 100
    serve "$two" "$@"
    warm "$two"
    balance "$one" "$two"
    more_answered "$ledger" 200
    stop "people-$one"
    until_true 90 jobs_are_done || fail "$words: jobs are left over"
    figures=$(node ops/check/people/failures.mjs "$ledger") || fail "$words: requests failed: $figures"
    ok "$words: $figures"
    LEDGERS+=(now "$ledger")
    quiet "$one" "$two"
    stop "$one"
    stop "$two"
}
LEDGERS=()
stop directed
rolled "restarted in turn, with a way past the pooler" past DATABASE_DIRECT_URL="$past"
rolled "restarted in turn, by polling alone" polls
verified "nothing is missing" "${LEDGERS[@]}"
consistent "in the end"
(($(sql --command "SELECT count(*) FROM dead_jobs") == 0)) || fail "a job is dead"

# ---- The contracts and the storm

if [[ -n $TESTS ]]; then
    mvn --batch-mode --quiet -Dspotless.check.skip=true test --projects adapters-persistence,adapters-jobs --also-make -DskipITs \
        -Dtracepress.pooler="$PGBOUNCER" -Dtest='R2dbc*Test,PostgresJob*Test,JobWorkerTest,JobLimitsTest,HeardArrivalsTest' \
        -Dsurefire.failIfNoSpecifiedTests=false >"$(logs contracts)" 2>&1 || fail "contracts: $(grep 'ERROR.*Test' "$(logs contracts)" | head -5)"
    ok "the contracts of the adapters hold through PgBouncer"
    mvn --batch-mode -Dspotless.check.skip=true verify -Pchaos -Dit.test=JobsMatchCommitsStorm -Dtracepress.pooler="$PGBOUNCER" \
        >"$(logs storm)" 2>&1 || fail "the storm: $(grep 'PROMISE\|ERROR' "$(logs storm)" | head -5)"
    ok "$(grep --only-matching 'PROMISE.*' "$(logs storm)" | head -1)"
fi
