#!/usr/bin/env bash
#
# Sends one log record, one gauge, one counter and one span to a collector by OTLP over HTTP, as JSON, with nothing but
# curl: so that the way from the collector to the backends can be tried without the service.
#
#   ops/otlp-smoke.sh                                         all four, to http://localhost:4318
#   ops/otlp-smoke.sh log gauge                               some of them
#   OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318 ops/otlp-smoke.sh
#
# All say service.name=otlp-smoke, and the log record and the span share a trace, whose id is printed. It exits with 1 if
# the collector does not take one of them.

set -euo pipefail

ENDPOINT=${OTEL_EXPORTER_OTLP_ENDPOINT:-http://localhost:4318}
ENDPOINT=${ENDPOINT%/}

RESOURCE='{"attributes":[{"key":"service.name","value":{"stringValue":"otlp-smoke"}}]}'
SCOPE='{"name":"dev.tracepress.otlp-smoke"}'
NOW=$(date +%s%N)
BEFORE=$((NOW - 150000000))
TRACE=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
SPAN=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
FAILED=0

# send SIGNAL PATH JSON
send() {
    local signal=$1 path=$2 json=$3 status
    status=$(curl --silent --max-time 10 --output /dev/null --write-out '%{http_code}' \
        --header 'Content-Type: application/json' --data-binary "$json" "$ENDPOINT$path") || status=nothing
    if [[ $status == 200 ]]; then
        printf 'ok      %s was taken by %s\n' "$signal" "$ENDPOINT$path"
    else
        printf 'FAILED  %s was answered with %s by %s\n' "$signal" "$status" "$ENDPOINT$path"
        FAILED=1
    fi
}

send_log() {
    send 'a log record' /v1/logs '{"resourceLogs":[{"resource":'"$RESOURCE"',"scopeLogs":[{"scope":'"$SCOPE"',"logRecords":[{
        "timeUnixNano":"'"$NOW"'","observedTimeUnixNano":"'"$NOW"'","severityNumber":9,"severityText":"INFO",
        "traceId":"'"$TRACE"'","spanId":"'"$SPAN"'","body":{"stringValue":"A log record of the smoke test"}}]}]}]}'
}

send_gauge() {
    send 'a gauge' /v1/metrics '{"resourceMetrics":[{"resource":'"$RESOURCE"',"scopeMetrics":[{"scope":'"$SCOPE"',"metrics":[{
        "name":"smoke.gauge","unit":"1","gauge":{"dataPoints":[{"timeUnixNano":"'"$NOW"'","asDouble":'"$((RANDOM % 100))"'}]}}]}]}]}'
}

send_counter() {
    send 'a counter' /v1/metrics '{"resourceMetrics":[{"resource":'"$RESOURCE"',"scopeMetrics":[{"scope":'"$SCOPE"',"metrics":[{
        "name":"smoke.counter","unit":"1","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[{
        "startTimeUnixNano":"'"$BEFORE"'","timeUnixNano":"'"$NOW"'","asInt":"1"}]}}]}]}]}'
}

send_trace() {
    send 'a span' /v1/traces '{"resourceSpans":[{"resource":'"$RESOURCE"',"scopeSpans":[{"scope":'"$SCOPE"',"spans":[{
        "traceId":"'"$TRACE"'","spanId":"'"$SPAN"'","name":"smoke","kind":1,
        "startTimeUnixNano":"'"$BEFORE"'","endTimeUnixNano":"'"$NOW"'","status":{}}]}]}]}'
}

(($# > 0)) || set -- log gauge counter trace
for signal in "$@"; do
    case $signal in
        log) send_log ;;
        gauge) send_gauge ;;
        counter) send_counter ;;
        trace) send_trace ;;
        *)
            printf '%s is none of log, gauge, counter, trace\n' "$signal" >&2
            exit 2
            ;;
    esac
done
printf 'trace   %s\n' "$TRACE"
exit "$FAILED"
