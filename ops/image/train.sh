#!/usr/bin/env bash
#
# Makes the AOT cache of the JVM (JEP 483, 514 and 515): lets the service start, answers a few requests and stops, on a
# PostgreSQL of its own; then the JVM writes down which classes it loaded and linked, and which methods were hot.
#
#   ops/image/train.sh FOLDER OPTIONS CACHE
#
# FOLDER holds tracepress.jar and lib, as extracted; OPTIONS is a file with options of the JVM, CACHE the file to be written.
# Needs java, and initdb and pg_ctl, which do not run as root. Nothing listens but on 127.0.0.1.

set -euo pipefail

app=${1:?FOLDER} options=${2:?OPTIONS} cache=${3:?CACHE}
# The ports of a build are its own.
export PORT=${PORT:-8080}
database_port=${DATABASE_PORT:-5432}
work=$(mktemp -d)
service=

finish() {
    [[ -z $service ]] || kill -9 "$service" 2>/dev/null || true
    pg_ctl stop --silent --pgdata "$work/data" --mode immediate || true
    rm -rf "$work"
}
trap finish EXIT

secret() { od --address-radix=n --format=x1 --read-bytes=32 /dev/urandom | tr -d ' \n'; }

# Sends a request and prints the answer: METHOD PATH [BODY]; the token, if there is one, goes with it.
ask() {
    local body=${3:-} answer
    exec 3<>"/dev/tcp/127.0.0.1/$PORT"
    printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
        "$1" "$2" "${token:+Authorization: Bearer $token$'\r\n'}" "${#body}" "$body" >&3
    answer=$(cat <&3)
    exec 3>&-
    [[ $answer == "HTTP/1.1 2"* ]] || { echo "$1 $2: ${answer%%$'\r'*}" >&2; return 1; }
    printf '%s' "$answer"
}

token_of() { sed -n 's/.*"token":"\([^"]*\)".*/\1/p'; }

initdb --pgdata "$work/data" --username tracepress --auth trust --encoding UTF8 --no-sync >"$work/initdb.log"
pg_ctl start --silent --wait --pgdata "$work/data" --log "$work/postgres.log" \
    --options "-c listen_addresses=127.0.0.1 -c port=$database_port -c unix_socket_directories=$work -c fsync=off"

# A heap as small as in a container: one beyond 32 GB has other pointers, and the cache would be good for such heaps alone.
# Where telemetry is to go, nobody listens: its classes are wanted, not its data.
ENVIRONMENT=production JWT_SECRET=$(secret) \
    DATABASE_URL="postgres://tracepress@127.0.0.1:$database_port/postgres?sslmode=disable" \
    OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9 \
    java @"$options" -Xmx512m -XX:AOTCacheOutput="$cache" -jar "$app/tracepress.jar" >"$work/service.log" 2>&1 &
service=$!

for ((try = 0; ; try++)); do
    if ask GET /readyz >/dev/null 2>&1; then break; fi
    if ((try == 600)) || ! kill -0 "$service" 2>/dev/null; then
        cat "$work/service.log" >&2
        echo "The service did not start." >&2
        exit 1
    fi
    sleep 0.1
done

token=
writer=$(ask POST /api/register '{"email":"writer@training.invalid","name":"Writer","password":"correct horse"}' | token_of)
reader=$(ask POST /api/register '{"email":"reader@training.invalid","name":"Reader","password":"battery staple"}' | token_of)
for ((round = 1; round <= 50; round++)); do
    token=$writer
    ask POST /api/articles "{\"title\":\"Article $round\",\"body\":\"Text\"}" >/dev/null
    token=$reader
    ask GET "/api/articles?search=article" >/dev/null
    ask GET "/api/articles/article-$round" >/dev/null
    ask POST "/api/articles/article-$round/favorite" >/dev/null
    token=$writer
    ask GET /api/notifications >/dev/null
    ask GET /metrics >/dev/null
done

# The JVM writes the cache as it ends.
kill -TERM "$service"
wait "$service" || [[ $? == 143 ]]
service=
if [[ ! -s $cache ]]; then
    cat "$work/service.log" >&2
    echo "The JVM wrote no cache." >&2
    exit 1
fi
echo "$cache: $(($(stat --format=%s "$cache") / 1048576)) MB"
