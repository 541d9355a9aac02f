#!/usr/bin/env bash
#
# Measures what telemetry costs: CPU time per request and requests per second of the packaged jar, without telemetry
# and with it, as ratios within one run. Prints a table in Markdown; what it is doing goes to stderr.
#
#   mvn package && ops/bench/telemetry-cost.sh
#   ROUNDS=1 SECONDS_EACH=5 WARM_UP=5 ops/bench/telemetry-cost.sh     a quick look, too short for figures
#   VARIANTS='none 100' ROUTES='unauthorized article' ops/bench/telemetry-cost.sh
#
# It needs a JDK 25, curl, wrk and PostgreSQL's programs (Debian: apt-get install curl wrk postgresql). It makes a
# database of its own, with fsync, and a sink for what is exported; it touches neither a service nor a collector that
# runs already.
#
#   VARIANTS      none, or how many per cent of requests are sampled              none 10 100
#   ROUTES        unauthorized (401, no SQL), article (one query),
#                 page (20 articles), favorite (writes)                           all of them
#   ROUNDS        times that each route is measured in each variant               3
#   SECONDS_EACH  how long each time                                              15
#   WARM_UP       seconds of load that each process gets first, on each route     40
#   CONNECTIONS   kept alive, with one request at a time on each                  32
#   ARTICLES      in the database                                                 400
#   SERVICE_CPUS  where the services run, as taskset takes it; empty: anywhere    0
#   OTHER_CPUS    where PostgreSQL, wrk and the sink run                          all others
#   JAVA_OPTIONS  of every service                                                -Xmx512m
#   CACHE         off: each article and page is read by a statement; 1s: from memory       off
#   JAR           the service                                                     bootstrap/target/tracepress.jar
#   PG_BIN        the folder of initdb                                            the newest in /usr/lib/postgresql
#   BASE_PORT     this port and those after it are used                           28600
#   TMPDIR        for database and logs; in memory fsync would cost nothing       /tmp
#
# All services are alive at once and one is under load: so they are measured within seconds of each other, and share
# whatever else the machine does. The services take the role `api`: a worker would run the jobs of the others.

set -euo pipefail

HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)

VARIANTS=${VARIANTS:-none 10 100}
ROUTES=${ROUTES:-unauthorized article page favorite}
ROUNDS=${ROUNDS:-3}
SECONDS_EACH=${SECONDS_EACH:-15}
WARM_UP=${WARM_UP:-40}
CONNECTIONS=${CONNECTIONS:-32}
ARTICLES=${ARTICLES:-400}
JAVA_OPTIONS=${JAVA_OPTIONS:--Xmx512m}
CACHE=${CACHE:-off}
JAR=${JAR:-$ROOT/bootstrap/target/tracepress.jar}
BASE_PORT=${BASE_PORT:-28600}

DATABASE_PORT=$BASE_PORT
SINK_PORT=$((BASE_PORT + 1))
LOADER_PORT=$((BASE_PORT + 2))
PORTS=16
DATABASE_URL="postgres://bench:bench@localhost:$DATABASE_PORT/bench?sslmode=disable"
# One for all, so that every service believes the tokens of the one that was asked to log in.
JWT_SECRET=$(head -c 48 /dev/urandom | base64 | tr -d '\n')
DEMO_PASSWORD=tracepress-demo
TICKS_A_SECOND=$(getconf CLK_TCK)
PATIENCE_SECONDS=120
LAP_SECONDS=5

# Commands to put before others.
FOR_SERVICES=()
FOR_OTHERS=()
AS_DATABASE_OWNER=()

SCRATCH=
SLUG=
# By the name of the process.
declare -A PID PORT

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "telemetry-cost: $*"
    exit 1
}

# ------------------------------------------------------------------------------------------------------- the machine

check_needs() {
    local program port
    for program in curl wrk taskset awk; do
        command -v "$program" >/dev/null || die "$program is missing (Debian: apt-get install curl wrk util-linux mawk)"
    done
    JAVA=$(find_java)
    [[ -n $JAVA ]] || die "no Java 25 or newer in JAVA_HOME, PATH or /usr/lib/jvm"
    PG_BIN=${PG_BIN:-$(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort | tail -1)}
    [[ -x $PG_BIN/initdb && -x $PG_BIN/psql ]] ||
        die "no initdb and psql in $PG_BIN: set PG_BIN (Debian: apt-get install postgresql)"
    [[ -f $JAR ]] || die "$JAR is missing: mvn package makes it"
    for ((port = BASE_PORT; port < BASE_PORT + PORTS; port++)); do
        ! is_open "$port" || die "port $port is taken: set BASE_PORT"
    done
}

find_java() {
    local java version
    for java in ${JAVA_HOME:+"$JAVA_HOME/bin/java"} "$(command -v java)" /usr/lib/jvm/*/bin/java; do
        [[ -x $java ]] || continue
        version=$("$java" -XshowSettings:properties -version 2>&1 |
            sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
        if ((${version:-0} >= 25)); then
            printf '%s' "$java"
            return
        fi
    done
}

is_open() {
    (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null
}

divide_cpus() {
    local last=$(($(nproc) - 1))
    if ((last > 0)); then
        SERVICE_CPUS=${SERVICE_CPUS-0}
        OTHER_CPUS=${OTHER_CPUS-$(seq --separator=, 1 "$last")}
    fi
    [[ -z ${SERVICE_CPUS-} ]] || FOR_SERVICES=(taskset --cpu-list "$SERVICE_CPUS")
    [[ -z ${OTHER_CPUS-} ]] || FOR_OTHERS=(taskset --cpu-list "$OTHER_CPUS")
    # PostgreSQL refuses to run as root.
    ((EUID != 0)) || AS_DATABASE_OWNER=(runuser --user postgres --)
}

clean_up() {
    local status=$? name
    trap - EXIT
    for name in "${!PID[@]}"; do
        kill "${PID[$name]}" 2>/dev/null || true
    done
    wait
    if [[ -e $SCRATCH/database/postmaster.pid ]]; then
        "${AS_DATABASE_OWNER[@]}" "$PG_BIN/pg_ctl" stop --silent --mode=immediate --pgdata="$SCRATCH/database" || true
    fi
    if ((status == 0)); then
        rm -rf "$SCRATCH"
    else
        rm -rf "$SCRATCH/database"
        say "telemetry-cost: the logs are in $SCRATCH/logs"
    fi
    exit "$status"
}

# --------------------------------------------------------------------------------------------- database, sink, services

start_database() {
    local data=$SCRATCH/database
    mkdir "$data"
    ((EUID != 0)) || chown postgres "$data"
    "${AS_DATABASE_OWNER[@]}" "$PG_BIN/initdb" --pgdata="$data" --username=bench --auth=trust --encoding=UTF8 \
        --no-locale >"$SCRATCH/logs/initdb"
    "${AS_DATABASE_OWNER[@]}" "${FOR_OTHERS[@]}" "$PG_BIN/pg_ctl" start --silent --wait --pgdata="$data" \
        --log="$data/log" --options="-p $DATABASE_PORT -c listen_addresses=localhost -c unix_socket_directories='' \
        -c fsync=on -c synchronous_commit=on -c shared_buffers=256MB -c max_connections=200"
    "$PG_BIN/createdb" --host=localhost --port="$DATABASE_PORT" --username=bench bench
}

# sql COMMAND…: each in a transaction of its own.
sql() {
    local command arguments=()
    for command in "$@"; do
        arguments+=(--command="$command")
    done
    "$PG_BIN/psql" --host=localhost --port="$DATABASE_PORT" --username=bench --no-psqlrc --quiet --tuples-only \
        --no-align --set=ON_ERROR_STOP=1 "${arguments[@]}" bench
}

start_sink() {
    "${FOR_OTHERS[@]}" "$JAVA" -Xmx128m "$HERE/OtlpSink.java" "$SINK_PORT" >"$SCRATCH/logs/sink" 2>&1 &
    PID[sink]=$!
    until_true "the sink" is_open "$SINK_PORT"
}

# start_service NAME PORT [VARIABLE=VALUE…]: with no variable but these, for the caller's own may switch anything.
start_service() {
    local name=$1 port=$2
    shift 2
    PORT[$name]=$port
    # Java's options are several words. Appended to, so that the file can be emptied under it.
    # shellcheck disable=SC2086
    (cd "$SCRATCH" && exec env -i PATH="$PATH" PORT="$port" DATABASE_URL="$DATABASE_URL" JWT_SECRET="$JWT_SECRET" \
        TRACEPRESS_CACHE="$CACHE" "$@" \
        "${FOR_SERVICES[@]}" "$JAVA" $JAVA_OPTIONS -jar "$JAR") >>"$SCRATCH/logs/$name" 2>&1 &
    PID[$name]=$!
}

# Readiness comes after the demo data.
is_ready() {
    kill -0 "${PID[$1]}" 2>/dev/null || die "the service '$1' has ended: $(tail -3 "$SCRATCH/logs/$1")"
    [[ $(curl --silent --output /dev/null --write-out '%{http_code}' "http://localhost:${PORT[$1]}/readyz") == 200 ]]
}

stop() {
    kill "${PID[$1]}" 2>/dev/null || true
    wait "${PID[$1]}" || true
    unset "PID[$1]"
}

# until_true WHAT COMMAND…
until_true() {
    local what=$1 try
    shift
    for ((try = 0; try < PATIENCE_SECONDS * 5; try++)); do
        if "$@"; then return; fi
        sleep 0.2
    done
    die "$what: not within $PATIENCE_SECONDS s"
}

# Over the way that clients go, with a worker, so that the jobs of the demo's favourites are gone before it begins.
fill_database() {
    start_service loader "$LOADER_PORT" ENVIRONMENT=development TRACEPRESS_ROLE=all \
        TRACEPRESS_DEMO_DATA="$ARTICLES" TRACEPRESS_TELEMETRY=off
    until_true "the demo data" is_ready loader
    until_true "the jobs of the demo data" no_jobs
    write_pairs
    stop loader
    SLUG=$(sql 'SELECT slug FROM articles ORDER BY id LIMIT 1')
}

no_jobs() {
    [[ $(sql 'SELECT count(*) FROM scheduled_tasks WHERE task_instance <> '\''recurring'\''') == 0 ]]
}

# What checked.lua favourites: every article by everybody. That is enough for a pair's turn to come again only after any
# answer that was due, and neighbours differ in the article.
write_pairs() {
    local email token slugs
    slugs=$(sql 'SELECT slug FROM articles ORDER BY id')
    for email in $(sql 'SELECT email FROM users ORDER BY id'); do
        token=$(log_in "$email")
        [[ -n $token ]] || die "$email cannot log in"
        awk -v token="$token" '{ print $1, token }' <<<"$slugs"
    done >"$SCRATCH/pairs"
}

log_in() {
    curl --silent "http://localhost:$LOADER_PORT/api/login" --header 'Content-Type: application/json' \
        --data "{\"email\":\"$1\",\"password\":\"$DEMO_PASSWORD\"}" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p'
}

start_variants() {
    local variant port=$LOADER_PORT
    for variant in $VARIANTS; do
        port=$((port + 1))
        start_variant "$variant" "$port"
        # One after the other: together on one core, they might take longer than a service waits for its database.
        until_true "the service '$variant'" is_ready "$variant"
    done
}

# All are told of the sink, each by an address of its own: so it shows that `none` sends nothing.
start_variant() {
    local variant=$1 port=$2 telemetry
    if [[ $variant == none ]]; then
        telemetry=(TRACEPRESS_TELEMETRY=off OTEL_SDK_DISABLED=true)
    else
        telemetry=(OTEL_TRACES_SAMPLER=parentbased_traceidratio OTEL_TRACES_SAMPLER_ARG="$(awk "BEGIN { print $variant / 100 }")")
    fi
    start_service "$variant" "$port" ENVIRONMENT=production TRACEPRESS_ROLE=api \
        OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:$SINK_PORT/$variant" "${telemetry[@]}"
}

# ------------------------------------------------------------------------------------------------------ measurements

# load ROUTE VARIANT SECONDS: sets REQUESTS, MICROSECONDS and WRONG, which is empty if every answer was right.
load() {
    local route=$1 url="http://localhost:${PORT[$2]}/api" arguments line answered example broken
    case $route in
        unauthorized) arguments=("$url/user" -- 401) ;;
        article) arguments=("$url/articles/$SLUG" -- 200) ;;
        page) arguments=("$url/articles" -- 200) ;;
        favorite) arguments=("$url/articles" -- 200 "$SCRATCH/pairs") ;;
        *) die "ROUTES: '$route' is none of unauthorized, article, page, favorite" ;;
    esac
    line=$("${FOR_OTHERS[@]}" wrk --threads 1 --connections "$CONNECTIONS" --duration "${3}s" --timeout 5s \
        --script "$HERE/checked.lua" "${arguments[@]}" | grep '^CHECKED ') || die "wrk gave no result"
    read -r _ REQUESTS MICROSECONDS answered example broken <<<"$line"
    WRONG=
    if ((answered + broken > 0)); then
        WRONG="$answered answers had a wrong status, as $example, and $broken requests had no answer"
    fi
}

# Every measurement begins with the same rows.
reset() {
    sql 'DELETE FROM favorites' 'TRUNCATE scheduled_tasks' 'VACUUM favorites, articles' 'CHECKPOINT'
}

# Of all threads of the process; the name before them, in brackets, may hold blanks.
cpu_ticks() {
    sed 's/.*) //' "/proc/${PID[$1]}/stat" | awk '{ print $12 + $13 }'
}

# In laps over all routes: a compiler that has seen one only makes assumptions that the next one breaks. On one CPU it
# takes long to be done, for it has to share. Wrong answers do not count: a cold process may well miss its deadline.
warm_up() {
    local variant=$1 lap route
    for ((lap = 0; lap * LAP_SECONDS < WARM_UP; lap++)); do
        for route in $ROUTES; do
            reset
            load "$route" "$variant" "$LAP_SECONDS"
            record warm-up "$variant" "$REQUESTS" "$MICROSECONDS" 0
        done
    done
}

measure() {
    local route=$1 variant=$2 before after
    reset
    before=$(cpu_ticks "$variant")
    load "$route" "$variant" "$SECONDS_EACH"
    after=$(cpu_ticks "$variant")
    if [[ -z $WRONG ]]; then
        record "$route" "$variant" "$REQUESTS" "$MICROSECONDS" $((after - before))
        say "  $route, $variant: $((REQUESTS * 1000000 / MICROSECONDS))/s," \
            "$(((after - before) * 1000000 / TICKS_A_SECOND / REQUESTS)) µs"
    else
        # Its requests made spans all the same.
        record discarded "$variant" "$REQUESTS" "$MICROSECONDS" 0
        printf -- '- %s, %s: %s\n' "$route" "$variant" "$WRONG" >>"$SCRATCH/discarded"
        say "  $route, $variant: does not count, $WRONG"
    fi
    # Access lines are written as in production, but nobody keeps them.
    : >"$SCRATCH/logs/$variant"
}

record() {
    printf '%s %s %s %s %s\n' "$@" >>"$SCRATCH/results"
}

measure_all() {
    local round route variant
    for ((round = 1; round <= ROUNDS; round++)); do
        say "round $round of $ROUNDS"
        for route in $ROUTES; do
            for variant in $VARIANTS; do
                measure "$route" "$variant"
            done
        done
    done
}

# ------------------------------------------------------------------------------------------------------------ report

# Ratios are to the first of the variants.
report() {
    cat <<EOF
Commit $(git -C "$ROOT" describe --always --dirty 2>/dev/null || echo unknown), $(uname -sm), $(cpu_model), $(nproc) CPUs;
Java $("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.runtime\.version = //p') with $JAVA_OPTIONS, $("$PG_BIN/postgres" --version) with fsync.
Services on CPU ${SERVICE_CPUS:-any}; PostgreSQL, wrk and the sink on CPU ${OTHER_CPUS:-any}.
$CONNECTIONS connections in a closed loop, $ARTICLES articles, $WARM_UP s of warm-up on each route; medians of $ROUNDS runs of $SECONDS_EACH s.

| Route | Sampled | Requests/s | × | CPU µs/request | lowest–highest | × | CPU in use |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
EOF
    awk -v ticks="$TICKS_A_SECOND" -v variants="$VARIANTS" -v routes="$ROUTES" '
        $1 != "warm-up" && $1 != "discarded" {
            n = ++runs[$1, $2]
            rate[$1, $2, n] = $3 * 1e6 / $4
            cost[$1, $2, n] = $5 * 1e6 / ticks / $3
            busy[$1, $2, n] = $5 * 1e8 / ticks / $4
        }
        # The value that stands there in order of size: 0 is the lowest, 1 the highest, 0.5 the median.
        function at(place, values, route, variant,    n, i, j, sorted, value) {
            n = runs[route, variant]
            for (i = 1; i <= n; i++) {
                value = values[route, variant, i]
                for (j = i; j > 1 && sorted[j - 1] > value; j--) sorted[j] = sorted[j - 1]
                sorted[j] = value
            }
            place = 1 + place * (n - 1)
            i = int(place)
            return i == n ? sorted[n] : sorted[i] + (place - i) * (sorted[i + 1] - sorted[i])
        }
        function ratio(value, first) {
            return first ? sprintf("%.2f", value / first) : "–"
        }
        END {
            title["unauthorized"] = "`GET /api/user`, no token: 401, no SQL"
            title["article"] = "`GET /api/articles/{slug}`: one query"
            title["page"] = "`GET /api/articles`: a page of 20"
            title["favorite"] = "`POST`, `DELETE …/favorite`: a write"
            nv = split(variants, v, " ")
            nr = split(routes, r, " ")
            for (i = 1; i <= nr; i++) {
                name = title[r[i]]
                first_c = first_q = 0
                for (j = 1; j <= nv; j++) {
                    # All of them may have been discarded.
                    if (!runs[r[i], v[j]]) continue
                    c = at(0.5, cost, r[i], v[j])
                    q = at(0.5, rate, r[i], v[j])
                    if (j == 1) { first_c = c; first_q = q }
                    printf "| %s | %s | %d | %s | %.0f | %.0f–%.0f | %s | %.0f %% |\n", \
                        name, v[j] == "none" ? "no telemetry" : v[j] " %", \
                        q, ratio(q, first_q), c, at(0, cost, r[i], v[j]), at(1, cost, r[i], v[j]), \
                        ratio(c, first_c), at(0.5, busy, r[i], v[j])
                    name = ""
                }
            }
        }' "$SCRATCH/results"
    cat <<'EOF'

Where less than nine tenths of the CPU are in use, others were the limit, and only the CPU time counts. Where lowest and
highest are far apart, the process was not warm yet, or the machine had something else to do.
EOF
    if [[ -e $SCRATCH/discarded ]]; then
        printf '\nRuns that do not count:\n\n'
        cat "$SCRATCH/discarded"
    fi
}

cpu_model() {
    sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -1
}

# Stopping sends what is still held back. Fewer spans than a request makes: some were dropped, which is cheaper than to
# send them.
report_exports() {
    local variant requests
    for variant in $VARIANTS; do
        stop "$variant"
    done
    curl --silent "http://localhost:$SINK_PORT/" >"$SCRATCH/exports"
    printf '\nWhat the sink got of each:\n\n'
    for variant in $VARIANTS; do
        requests=$(awk -v variant="$variant" '$2 == variant { sum += $3 } END { print sum }' "$SCRATCH/results")
        awk -v variant="$variant" -v requests="$requests" '
            index($1, "/" variant "/") == 1 {
                items[substr($1, length(variant) + 6)] = $2
                bytes += $3
            }
            END {
                printf "- %s: %.2f spans, %.2f log records and %d bytes a request; %d metrics\n", \
                    variant == "none" ? "no telemetry" : variant " %", \
                    items["traces"] / requests, items["logs"] / requests, bytes / requests, items["metrics"]
            }' "$SCRATCH/exports"
    done
}

main() {
    check_needs
    divide_cpus
    SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/telemetry-cost.XXXXXX")
    trap clean_up EXIT
    # The owner of the database goes through it.
    chmod 711 "$SCRATCH"
    mkdir "$SCRATCH/logs"

    say "database, sink and $ARTICLES articles"
    start_database
    start_sink
    fill_database
    say "services: $VARIANTS"
    start_variants
    local variant
    for variant in $VARIANTS; do
        say "warming up: $variant"
        warm_up "$variant"
    done
    measure_all
    report
    report_exports
    [[ ! -e $SCRATCH/discarded ]] || die 'some runs had wrong answers and do not count'
}

main
