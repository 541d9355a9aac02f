#!/usr/bin/env bash
#
# Sees that panels have something to show: runs an api and a worker as compose.yml does, a Prometheus that scrapes them by the
# same names, and ops/load; then asks Prometheus every PromQL query of the dashboards. Takes two
# minutes. Prints a line for each query that finds nothing, and fails if that is not because nothing is wrong.
#
# Needs what ops/check/image.sh leaves (run it first), a JDK 25 (JAVA_HOME), Node 20, curl, and Debian's prometheus.

set -euo pipefail
cd "$(dirname "$0")/../.."

image=$PWD/target/check/image
: "${JAVA_HOME:?the folder of a JDK 25}"
export PATH=$JAVA_HOME/bin:$PATH
api_port=18080 worker_port=18081 prometheus_port=18090 database_port=15432
[[ -s $image/cache/tracepress.aot ]] || { echo "Run ops/check/image.sh first." >&2; exit 1; }
command -v prometheus >/dev/null || { echo "There is no prometheus: apt-get install prometheus" >&2; exit 1; }

as_nobody() {
    if ((EUID == 0)); then setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"; else "$@"; fi
}

work=$(mktemp --directory)
chmod 777 "$work"
started=()
finish() {
    local process
    for process in "${started[@]}"; do kill -TERM "$process" 2>/dev/null || true; done
    for process in "${started[@]}"; do wait "$process" 2>/dev/null || true; done
    as_nobody "$image/pg/bin/pg_ctl" stop --silent --pgdata "$work/data" --mode immediate || true
    rm -rf "$work"
}
trap finish EXIT

# Until the address answers with 200, for a minute at most.
well() {
    local try
    for ((try = 0; try < 600; try++)); do
        if curl --silent --fail --output /dev/null "$1"; then return; fi
        sleep 0.1
    done
    echo "$1 does not answer" >&2
    return 1
}

as_nobody "$image/pg/bin/initdb" --pgdata "$work/data" --username tracepress --auth trust --encoding UTF8 --no-sync >/dev/null
as_nobody "$image/pg/bin/pg_ctl" start --silent --wait --pgdata "$work/data" --log "$work/postgres.log" \
    --options "-c listen_addresses=127.0.0.1 -c port=$database_port -c unix_socket_directories=/tmp -c fsync=off"

export ENVIRONMENT=production DATABASE_URL="postgres://tracepress@127.0.0.1:$database_port/postgres?sslmode=disable"
JWT_SECRET=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
TRACEPRESS_OPS_TOKEN=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
export JWT_SECRET TRACEPRESS_OPS_TOKEN
# ROLE PORT
serve() {
    TRACEPRESS_ROLE=$1 OTEL_SERVICE_NAME=tracepress-$1 PORT=$2 \
        java -XX:MaxRAM=768m @"$image/jvm.options" -XX:AOTCache="$image/cache/tracepress.aot" \
        -jar "$image/app/tracepress.jar" >"$work/$1.log" 2>&1 &
    started+=("$!")
    well "http://127.0.0.1:$2/readyz"
}
serve api "$api_port"
serve worker "$worker_port"

cat >"$work/prometheus.yml" <<END
global: {scrape_interval: 5s, evaluation_interval: 5s}
rule_files: ["$PWD/ops/prometheus/rules/*.yml"]
scrape_configs:
  - job_name: tracepress-api
    static_configs: [{targets: ["127.0.0.1:$api_port"]}]
  - job_name: tracepress-worker
    static_configs: [{targets: ["127.0.0.1:$worker_port"]}]
END
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" --enable-feature=exemplar-storage \
    --web.listen-address="127.0.0.1:$prometheus_port" >"$work/prometheus.log" 2>&1 &
started+=("$!")
well "http://127.0.0.1:$prometheus_port/-/ready"

# It would look for the first time within the hour.
curl --silent --show-error --fail --request POST --header "Authorization: Bearer $TRACEPRESS_OPS_TOKEN" \
    "http://127.0.0.1:$api_port/ops/jobs/check-favorites/recurring/run"

# As whoever tries the dashboards would: what it leaves empty is empty for them as well.
java ops/load/Load.java --url="http://127.0.0.1:$api_port" --rate=15 --seconds=75 >"$work/load.log" 2>&1 ||
    echo "note  ops/load got answers that it did not expect, as on a machine that is too busy: $(grep --count ^unexpected "$work/load.log")"
echo "ok    ops/load did what people do"
targets=$(curl --silent "http://127.0.0.1:$prometheus_port/api/v1/targets")
if [[ $(grep --only-matching '"health":"up"' <<<"$targets" | wc --lines) == 2 ]]; then
    echo "ok    Prometheus scrapes both"
else
    grep --only-matching '"lastError":"[^"]*"' <<<"$targets"
    echo "FAIL  Prometheus does not scrape both"
    exit 1
fi
node ops/check/queries/panels.mjs . "http://127.0.0.1:$prometheus_port"
