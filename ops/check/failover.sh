#!/usr/bin/env bash
#
# The proof that a failover loses nothing: three PostgreSQL under Debian's Patroni and etcd, which commit on two of them, and two
# instances of the jar whose DATABASE_URL names all three, with target_session_attrs=primary. While people write, the primary is
# killed with its Patroni, then a switchover is asked for, then the primary is cut off from the others and goes on hearing clients,
# then it is cut off from clients as well. Each time another one takes over. No write that was acknowledged may be missing, no two
# servers may take writes at a time, people are served within 2 s of a new primary, and each job has its effect once. Prints a line
# for each fact, and exits with 1 if one does not hold.
#
#   ops/check/failover.sh
#
# It takes some six minutes and needs a JDK 25, Maven, Node.js, curl and Debian's postgresql, patroni and etcd, which it installs if
# it may. Everything listens on 127.0.0.1 alone. What it leaves lies in target/check-failover.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-failover
rm -rf "$WORK"
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh
# shellcheck source-path=SCRIPTDIR source=postgres.sh
. ops/check/postgres.sh

need node nodejs
need curl curl
need etcd etcd-server
need patroni patroni python3-etcd
find_postgres

secret=$(random_secret)
NODES=(one two three)
declare -A PG REST PG_OF_PEERS REST_OF_PEERS ETCD_OF DOOR
MARKS=$WORK/marks

# as_owner_background NAME COMMAND …: its process is STARTED[NAME].
as_owner_background() {
    local name=$1
    shift
    (cd / && exec "${PG_OWNER[@]}" "$@") >>"$(logs "$name")" 2>&1 &
    STARTED[$name]=$!
}

# ---- Three servers, and a place where they agree

ETCD=$(free_port)
as_owner_background etcd etcd --data-dir "$OWNED/etcd" --listen-client-urls "http://127.0.0.1:$ETCD" \
    --advertise-client-urls "http://127.0.0.1:$ETCD" --listen-peer-urls "http://127.0.0.1:$(free_port)"
until_true 20 curl --silent --fail "http://127.0.0.1:$ETCD/health" || fail "etcd does not start: $(tail -n 3 "$(logs etcd)")"

# All that others say to a server, and it to etcd, goes by a wire; what clients say to it by another.
describe() {
    local node=$1
    PG[$node]=$(free_port) REST[$node]=$(free_port) ETCD_OF[$node]=$(free_port)
    PG_OF_PEERS[$node]=$(free_port) REST_OF_PEERS[$node]=$(free_port) DOOR[$node]=$(free_port)
    run_background "peers-$node" node ops/check/failover/wire.mjs "${PG_OF_PEERS[$node]}:${PG[$node]}" \
        "${REST_OF_PEERS[$node]}:${REST[$node]}" "${ETCD_OF[$node]}:$ETCD"
    run_background "door-$node" node ops/check/failover/wire.mjs "${DOOR[$node]}:${PG[$node]}"
    as_owner tee "$OWNED/$node.yml" >/dev/null <<END
scope: tracepress
name: $node
restapi: { listen: "127.0.0.1:${REST[$node]}", connect_address: "127.0.0.1:${REST_OF_PEERS[$node]}" }
etcd3: { hosts: "127.0.0.1:${ETCD_OF[$node]}", use_proxies: true }
bootstrap:
  # The shortest that Patroni lets be; a leader that cannot renew its lease gives up before another one gets it.
  dcs: { ttl: 20, loop_wait: 2, retry_timeout: 3, synchronous_mode: true, postgresql: { use_pg_rewind: true } }
  initdb: [ { encoding: UTF8 }, { locale: C.UTF-8 }, data-checksums ]
postgresql:
  listen: "127.0.0.1:${PG[$node]}"
  connect_address: "127.0.0.1:${PG_OF_PEERS[$node]}"
  data_dir: "$OWNED/$node"
  bin_dir: "$PG_BIN"
  pgpass: "$OWNED/$node.pgpass"
  authentication:
    superuser: { username: tracepress }
    replication: { username: tracepress }
  pg_hba: [ "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust" ]
  parameters: { unix_socket_directories: "", wal_keep_size: 256MB }
END
}
serve_node() { as_owner_background "$1" patroni "$OWNED/$1.yml"; }

is_primary() { [[ $(curl --silent --output /dev/null --max-time 1 --write-out '%{http_code}' "http://127.0.0.1:${REST[$1]}/primary") == 200 ]]; }
# find_primary_but NODE
find_primary_but() {
    local node
    for node in "${NODES[@]}"; do
        if [[ $node != "$1" ]] && is_primary "$node"; then
            PRIMARY=$node PG_PORT=${PG[$node]}
            return
        fi
    done
    return 1
}
find_primary() { find_primary_but nobody; }
primary_and_two() {
    find_primary &&
        [[ $(DATABASE=postgres sql --command "SELECT string_agg(sync_state, ' ' ORDER BY sync_state) FROM pg_stat_replication WHERE state = 'streaming'") == "async sync" ]]
}

trap 'stop_servers; stop_clusters; stop_all' EXIT
# Patroni stops its server with itself; one that was cut off has to hear of it first.
stop_servers() {
    local node
    for node in "${NODES[@]}"; do kill -CONT "${STARTED[peers-$node]-}" "${STARTED[door-$node]-}" 2>/dev/null || true; done
    for node in "${NODES[@]}"; do
        stop "$node"
        [[ ! -e $OWNED/$node/postmaster.pid ]] || stop_cluster "$OWNED/$node" immediate >/dev/null 2>&1 || true
    done
}

for node in "${NODES[@]}"; do describe "$node"; done
serve_node one
until_true 60 find_primary || fail "no server becomes primary: $(tail -n 3 "$(logs one)")"
serve_node two
serve_node three
until_true 90 primary_and_two || fail "no two follow the primary: $(tail -n 3 "$(logs two)")"
DATABASE=postgres sql --command 'CREATE TABLE marks (server text NOT NULL, sent bigint NOT NULL)' --command 'CREATE DATABASE tracepress'
ok "$("$PG_BIN/postgres" --version) three times under Patroni $(patroni --version | sed 's/.* //'), commits are on two of them"

# ---- Two instances, and people

package .
hosts=$(for node in "${NODES[@]}"; do printf '127.0.0.1:%s,' "${DOOR[$node]}"; done)
for name in first second; do
    start "$name" DATABASE_URL="postgres://tracepress@${hosts%,}/tracepress?sslmode=disable&target_session_attrs=primary" JWT_SECRET="$secret"
    address "$name" >>"$WORK/instances"
done
export PG_BIN
for node in "${NODES[@]}"; do run_background "marks-$node" ops/check/failover/marks.sh "$node" "${PG[$node]}" "$MARKS"; done
run_background people node ops/check/people/write.mjs people "$WORK/instances" "$WORK/ledger"
more_answered "$WORK/ledger" 300
ok "people write to two instances"

# ---- Four times another primary

# lost WORDS COMMAND …: by which the primary is lost while people write.
changes=0
lost() {
    local words=$1 old=$PRIMARY fault figures
    shift
    fault=$(date +%s%3N)
    "$@"
    until_true 90 find_primary_but "$old" || fail "$words: nobody takes over: $(tail -n 3 "$(logs two)")"
    changes=$((changes + 1))
    more_answered "$WORK/ledger" 200
    figures=$(node ops/check/failover/outage.mjs "$WORK/ledger" "$MARKS" "$fault" "$old") || fail "$words: $figures"
    ok "$words: $figures"
}
whole_again() {
    until_true 120 primary_and_two || fail "the servers do not find together again: $(tail -n 3 "$(logs "$PRIMARY")")"
    more_answered "$WORK/ledger" 300
}

kill_primary() {
    local postmaster
    postmaster=$(head -1 "$OWNED/$PRIMARY/postmaster.pid")
    mapfile -t servers < <(printf '%s\n' "${STARTED[$PRIMARY]}" "$postmaster"; pgrep --parent "$postmaster")
    kill -9 "${servers[@]}"
}
killed=$PRIMARY
lost "the primary is killed" kill_primary
serve_node "$killed"
whole_again

switch_over() {
    curl --silent --fail --output /dev/null --json "{\"leader\": \"$PRIMARY\"}" "http://127.0.0.1:${REST[$PRIMARY]}/switchover" ||
        fail "Patroni does not switch over"
}
lost "a switchover" switch_over
whole_again

# cut WIRE…: of the primary.
cut_off() {
    local wire
    for wire in "$@"; do kill -STOP "${STARTED[$wire-$PRIMARY]}"; done
}
mend() {
    local wire
    for wire in "${!STARTED[@]}"; do
        case $wire in peers-* | door-*) kill -CONT "${STARTED[$wire]}" ;; esac
    done
    whole_again
}
lost "the primary is cut off from the others, and not from clients" cut_off peers
mend
lost "the primary is cut off from everybody" cut_off peers door
mend
for name in people marks-one marks-two marks-three; do stop "$name"; done

# ---- What became of it

jobs_are_done() { (($(sql --command "SELECT count(*) FROM scheduled_tasks WHERE task_instance <> 'recurring'") == 0)); }
until_true 90 jobs_are_done || fail "jobs are left over: $(sql --command "SELECT task_name, task_instance FROM scheduled_tasks LIMIT 5")"
verified "nothing is missing" now "$WORK/ledger"
consistent "in the end"
(($(sql --command "SELECT count(*) FROM dead_jobs") == 0)) || fail "a job is dead"
ok "no job is dead"
missing=$(DATABASE=postgres sql --command "SELECT server || ' ' || sent FROM marks" | sort >"$WORK/marks.there" &&
    cut --delimiter=' ' --fields=1,2 "$MARKS" | sort | comm -23 - "$WORK/marks.there" | wc --lines)
((missing == 0)) || fail "$missing of $(wc --lines <"$MARKS") rows that servers took themselves are missing"
seen=$(sort --key=3 --numeric-sort "$MARKS" | cut --delimiter=' ' --fields=1 | uniq | wc --lines)
((seen == changes + 1)) || fail "servers took rows by turns: $(sort --key=3 --numeric-sort "$MARKS" | cut --delimiter=' ' --fields=1 | uniq | tr '\n' ' ')"
ok "no two servers took rows at a time: $changes changes of the primary, $(wc --lines <"$MARKS") rows, each of them there"
