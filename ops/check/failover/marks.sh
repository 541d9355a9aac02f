#!/usr/bin/env bash
#
# Writes a row to one server after the other, as long as it takes any, and a line of each that was acknowledged: the server's name, and
# when the row was sent and acknowledged, in milliseconds since 1970.
#
#   ops/check/failover/marks.sh NAME PORT FILE

set -u
name=$1 port=$2 file=$3
while true; do
    sent=$(date +%s%3N)
    if timeout 5 "$PG_BIN/psql" --no-psqlrc --quiet --set ON_ERROR_STOP=1 --host 127.0.0.1 --port "$port" --username tracepress \
        --dbname postgres --command "INSERT INTO marks (server, sent) VALUES ('$name', $sent)" >/dev/null 2>&1; then
        echo "$name $sent $(date +%s%3N)" >>"$file"
    fi
    sleep 0.25
done
