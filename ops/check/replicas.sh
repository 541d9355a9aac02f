#!/usr/bin/env bash
#
# The proof that reads may go to replicas: a PostgreSQL of Debian's with two that follow it by streaming replication, and two instances
# of the jar. People write and read at once what they wrote, while one replica stands still and the other is killed; readers go on
# while a replica falls silent. Then how many reads there are, and what they cost the primary, with no replica, one and two. Prints
# a line for each fact, and exits with 1 if one does not hold.
#
#   ops/check/replicas.sh
#
# It takes some three minutes and needs a JDK 25, Maven, Node.js, curl and Debian's postgresql, which it installs if it may.
# Everything listens on 127.0.0.1 alone. What it leaves lies in target/check-replicas.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-replicas
rm -rf "$WORK"
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh
# shellcheck source-path=SCRIPTDIR source=postgres.sh
. ops/check/postgres.sh

need node nodejs
need curl curl
find_postgres

ARTICLES=10000
SECONDS_OF_READING=${SECONDS_OF_READING:-8}
secret=$(random_secret)

# ---- A primary, and two that follow it

make_cluster "$OWNED/primary"
start_cluster "$OWNED/primary"
DATABASE=postgres sql --command 'CREATE DATABASE tracepress'

declare -A PORT
PORT[primary]=$PG_PORT
for replica in one two; do
    PORT[$replica]=$(free_port)
    as_owner "$PG_BIN/pg_basebackup" --pgdata "$OWNED/$replica" --checkpoint fast --write-recovery-conf \
        --dbname "host=127.0.0.1 port=$PG_PORT user=tracepress" >"$WORK/basebackup.log" 2>&1 || fail "no replica: $(tail -n 3 "$WORK/basebackup.log")"
    echo "port = ${PORT[$replica]}" | as_owner tee -a "$OWNED/$replica/postgresql.conf" >/dev/null
    start_cluster "$OWNED/$replica"
done
ok "$("$PG_BIN/postgres" --version) with two that follow"

at() { PG_PORT=${PORT[$1]} sql --command "$2"; }

package .
ok "the jar is built"

# serve NAME [REPLICA…]. How fast it is on a machine that has other work is not asked here, nor what comes from memory.
serve() {
    local name=$1 hosts=()
    shift
    for replica in "$@"; do hosts+=("127.0.0.1:${PORT[$replica]}"); done
    start "$name" DATABASE_URL="postgres://tracepress@127.0.0.1:$PG_PORT/tracepress?sslmode=disable" JWT_SECRET="$secret" \
        ${hosts[0]+DATABASE_READ_URL="postgres://tracepress@$(IFS=,; echo "${hosts[*]}")/tracepress?sslmode=disable"} \
        TRACEPRESS_CACHE=off TRACEPRESS_REQUEST_DEADLINE=20s TRACEPRESS_ADMITTED_WITHIN=off
}
figure() { curl --silent "$(address "$1")/metrics" | sed -n "s/^$2 \([0-9]*\).*/\1/p"; }
follow() { [[ $(figure "$1" 'db_replicas{state="following"}') == "$2" ]]; }

# ---- Nobody is shown what is older than what they wrote

serve first one two
serve second one two
sql --set rows="$ARTICLES" --file ops/check/people/fill.sql
for name in first second; do until_true 30 follow "$name" 2 || fail "$name does not read from both replicas"; done
ok "both instances read from both replicas"

node ops/check/people/fresh.mjs 12 "$(address first)" "$(address second)" >"$WORK/fresh.log" 2>&1 &
people=$!
sleep 3
at one 'SELECT pg_wal_replay_pause()' >/dev/null
until_true 10 follow first 1 || fail "a replica that stands still is read from"
ok "a replica that stands still is left out"
kill -9 "$(head -1 "$OWNED/two/postmaster.pid")"
until_true 10 follow first 0 || fail "a replica that is dead is read from"
ok "a replica that was killed is left out"
at one 'SELECT pg_wal_replay_resume()' >/dev/null
until_true 30 follow first 1 || fail "a replica that goes on is not read from again"
sleep 1
rm -f "$OWNED/two/postmaster.pid"
start_cluster "$OWNED/two"
until_true 30 follow first 2 || fail "a replica that is back is not read from again"
ok "both come back by themselves"
wait "$people" || fail "people: $(cat "$WORK/fresh.log")"
ok "people who look for what they have just written: $(cat "$WORK/fresh.log")"
(($(figure first 'db_replica_reads_total{result="served"}') > 0)) || fail "no replica answered anything"
ok "$(figure first 'db_replica_reads_total{result="served"}') reads came from replicas, $(figure first 'db_replica_reads_total{result="outdated"}') were outdated, $(figure first 'db_replica_reads_total{result="failed"}') failed"

# ---- A replica that falls silent in the middle of everything

node ops/check/people/read.mjs 6 "$(address first)" "$ARTICLES" >"$WORK/silent.log" 2>&1 &
readers=$!
sleep 2
postmaster=$(head -1 "$OWNED/two/postmaster.pid")
mapfile -t servers < <(printf '%s\n' "$postmaster"; pgrep --parent "$postmaster")
began=$(date +%s%3N)
# A server that is stopped hears nothing of an end.
trap 'kill -CONT "${servers[@]}" 2>/dev/null || true; stop_clusters; stop_all' EXIT
kill -STOP "${servers[@]}"
until_true 10 follow first 1 || fail "a replica that is silent is read from"
noticed=$(($(date +%s%3N) - began))
wait "$readers" || fail "readers, while a replica is silent: $(cat "$WORK/silent.log")"
kill -CONT "${servers[@]}"
ok "a replica that falls silent is left out (seen after $noticed ms), and none of $(cat "$WORK/silent.log") reads failed"
stop first
stop second

# ---- What the primary is spared

# cpu CLUSTER: milliseconds of all its processes, those that have ended included.
cpu() {
    local postmaster processes
    postmaster=$(head -1 "$OWNED/$1/postmaster.pid")
    mapfile -t processes < <(pgrep --parent "$postmaster")
    processes=("${processes[@]/#/\/proc\/}")
    awk -v ticks="$(getconf CLK_TCK)" '{ sub(/^.*\) /, ""); used += $12 + $13 + $14 + $15 }
        END { print int(used * 1000 / ticks) }' "/proc/$postmaster/stat" \
        "${processes[@]/%/\/stat}" 2>/dev/null
}
for replicas in "" "one" "one two"; do
    # shellcheck disable=SC2086
    serve readers $replicas
    number=$(wc --words <<<"$replicas")
    ((number == 0)) || until_true 30 follow readers "$number" || fail "not all replicas are read from"
    node ops/check/people/read.mjs "$SECONDS_OF_READING" "$(address readers)" "$ARTICLES" >"$WORK/warm.log" || fail "readers: $(cat "$WORK/warm.log")"
    before=$(cpu primary)
    reads=$(node ops/check/people/read.mjs "$SECONDS_OF_READING" "$(address readers)" "$ARTICLES") || fail "readers: $reads"
    ok "$number replicas: $((reads / SECONDS_OF_READING)) articles a second, $((($(cpu primary) - before) * 1000 / reads)) µs of the primary's CPU each"
    stop readers
done
