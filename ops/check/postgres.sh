# shellcheck shell=bash
#
# Sourced after service.sh by the checks that need a PostgreSQL of Debian's, which they may archive, destroy and restore.
#
#   find_postgres                    sets PG_BIN, by apt-get where there is none, and OWNED, a folder below WORK for whoever it runs as
#   as_owner COMMAND …               as that user, for PostgreSQL does not run as root
#   make_cluster FOLDER              initdb, listening on 127.0.0.1 alone, on the free port PG_PORT
#   start_cluster FOLDER             starts it and waits until it takes connections; it ends with the script
#   stop_cluster FOLDER MODE
#   sql [options of psql]            asks the database tracepress, or DATABASE

PG_OWNER=()
CLUSTERS=()

find_postgres() {
    local newest
    newest() { find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort --version-sort | tail -n 1; }
    if [[ -z ${PG_BIN-} ]]; then
        if [[ -z $(newest) ]]; then
            as_root apt-get update --quiet >/dev/null 2>&1 || true
            # Installed for its programs; no cluster is wanted.
            as_root apt-get install --yes --quiet --no-install-recommends postgresql >"$WORK/apt.log" 2>&1 || true
        fi
        newest=$(newest)
        [[ -n $newest ]] || fail "there is no PostgreSQL in /usr/lib/postgresql, and Debian's could not be installed: see $WORK/apt.log"
        PG_BIN=${newest%/initdb}
    fi
    PG_PORT=$(free_port)
    OWNED=$PWD/$WORK/postgres
    rm -rf "$OWNED"
    mkdir -p "$OWNED"
    if ((EUID == 0)); then
        PG_OWNER=(setpriv --reuid=65534 --regid=65534 --clear-groups --)
        chown 65534:65534 "$OWNED"
    fi
    as_owner test -w "$OWNED" || fail "user 65534 cannot write to $OWNED: run this from a folder that all can enter"
    trap 'stop_clusters; stop_all' EXIT
}

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

as_owner() {
    (cd / && exec "${PG_OWNER[@]}" "$@")
}

make_cluster() {
    as_owner "$PG_BIN/initdb" --pgdata "$1" --username tracepress --auth trust --encoding UTF8 --locale C.UTF-8 --data-checksums \
        >"$WORK/initdb.log" 2>&1 || fail "initdb: $(tail -n 3 "$WORK/initdb.log")"
    as_owner tee -a "$1/postgresql.conf" >/dev/null <<END
listen_addresses = '127.0.0.1'
port = $PG_PORT
unix_socket_directories = ''
END
}

start_cluster() {
    CLUSTERS+=("$1")
    as_owner "$PG_BIN/pg_ctl" start --silent --wait --timeout 120 --pgdata "$1" --log "$1.log" ||
        fail "PostgreSQL does not start: $(tail -n 5 "$1.log")"
}

stop_cluster() {
    as_owner "$PG_BIN/pg_ctl" stop --silent --wait --pgdata "$1" --mode "$2"
}

stop_clusters() {
    local cluster
    stop_all
    for cluster in "${CLUSTERS[@]}"; do
        [[ ! -e $cluster/postmaster.pid ]] || stop_cluster "$cluster" immediate >/dev/null 2>&1 || true
    done
}

sql() {
    "$PG_BIN/psql" --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --host 127.0.0.1 --port "$PG_PORT" \
        --username tracepress --dbname "${DATABASE:-tracepress}" "$@"
}

# consistent WHEN: every counter is the number of rows that it counts, and every job has its cause, and what it did is there.
consistent() {
    local facts broken
    facts=$(sql --field-separator ': ' --file ops/check/people/consistent.sql)
    broken=$(grep --invert-match ': 0$' <<<"$facts" || true)
    [[ -z $broken ]] || fail "$1: $broken"
    ok "$1: counters are the rows that they count, jobs and what they did are there once ($(wc --lines <<<"$facts") facts)"
}

# verified WORDS (MOMENT LEDGER)…: what people were acknowledged before that moment is there, and nothing that was asked after it.
verified() {
    local words=$1 figures
    shift
    sql --field-separator $'\t' --file ops/check/people/rows.sql >"$WORK/rows"
    figures=$(node ops/check/people/verify.mjs "$WORK/rows" "$@") || fail "$words: $figures"
    ok "$words: $figures"
}

# answered LEDGER: how many requests were answered so far.
answered() {
    grep --count '"status":2' "$1" 2>/dev/null || true
}

# more_answered LEDGER NUMBER: waits until so many more are.
has_answered() {
    (($(answered "$1") >= $2))
}
more_answered() {
    until_true 120 has_answered "$1" $(($(answered "$1") + $2)) || fail "people are not answered: $(grep '"failed":' "$1" | tail -n 1 || true)"
}
