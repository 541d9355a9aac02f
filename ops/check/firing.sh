#!/usr/bin/env bash
#
# The proof that alerts fire: Debian's Prometheus scrapes the running service, with the rules as they are, and tells Debian's
# Alertmanager. People read and favourite; then three things go wrong. A kind of job is paused, so that the queue grows old. The
# database stops (SIGSTOP of the embedded PostgreSQL, which then accepts connections and answers nothing). The only worker is
# killed. Each alert must show in Prometheus and in Alertmanager, must not have shown before, and must go when the fault does.
#
#   ops/check/firing.sh
#
# What differs from ops/prometheus, in a copy: where the targets are, how often they are scraped (every 3 s), and how long a
# fault must last ("for: 5m" becomes "for: 3s"). No threshold does: the queue must be a minute old. It takes some three minutes.
#
# It needs a JDK 25 and Maven, Node.js, and Debian's prometheus and prometheus-alertmanager, which it installs if it may.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-firing
rm -rf "$WORK"
mkdir -p "$WORK/prometheus"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh

need prometheus prometheus
need prometheus-alertmanager prometheus-alertmanager
need node nodejs

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

build
start service
start worker TRACEPRESS_ROLE=worker \
    DATABASE_URL="postgres://postgres@127.0.0.1:$(database_port service)/tracepress?sslmode=disable"

alertmanager=127.0.0.1:$(free_port)
prometheus=127.0.0.1:$(free_port)
host() {
    url "$1" | sed 's|http://localhost|127.0.0.1|'
}
sed -e "s|dns_sd_configs:.*names: \[api\].*|static_configs: [{targets: [\"$(host service)\"]}]|" \
    -e "s|dns_sd_configs:.*names: \[worker\].*|static_configs: [{targets: [\"$(host worker)\"]}]|" \
    -e "s|alertmanager:9093|$alertmanager|" -e "s|localhost:9090|$prometheus|" \
    -e 's|\(scrape_interval\|evaluation_interval\): 15s|\1: 3s|' -e 's|scrape_timeout: 10s|scrape_timeout: 3s|' \
    ops/prometheus/prometheus.yml >"$WORK/prometheus/prometheus.yml"
cp -r ops/prometheus/rules "$WORK/prometheus/"
sed -i 's/^\( *\)for: .*/\1for: 3s/' "$WORK"/prometheus/rules/*.yml
sed -e 's/group_wait: .*/group_wait: 1s/' ops/alertmanager/alertmanager.yml >"$WORK/alertmanager.yml"

run_background alertmanager prometheus-alertmanager --config.file="$WORK/alertmanager.yml" \
    --storage.path="$WORK/alertmanager-data" --web.listen-address="$alertmanager" --cluster.listen-address=
# An alert that fires before Prometheus has found its Alertmanager is told anew after the resend delay only.
run_background prometheus prometheus --rules.alert.resend-delay=5s --config.file="$WORK/prometheus/prometheus.yml" \
    --storage.tsdb.path="$WORK/prometheus-data" --web.listen-address="$prometheus" --enable-feature=exemplar-storage
until_true 30 curl --silent --fail "http://$prometheus/-/ready" || fail "Prometheus does not start: see $(logs prometheus)"
until_true 30 curl --silent --fail "http://$alertmanager/-/ready" || fail "Alertmanager does not start: see $(logs alertmanager)"
ok "$(prometheus --version 2>&1 | head -1 | cut -d' ' -f1-3) has loaded the rules"

query() {
    curl --silent --get "http://$prometheus/api/v1/query" --data-urlencode "query=$1"
}
# holds QUERY: it has a result.
holds() {
    query "$1" | grep --quiet '"result":\[{'
}
fires() {
    holds "ALERTS{alertname=\"$1\", alertstate=\"firing\"}"
}
calm() {
    ! fires "$1"
}
# As Alertmanager has it; an alert that is resolved is not told.
told() {
    curl --silent --get "http://$alertmanager/api/v2/alerts" --data-urlencode "filter=alertname=\"$1\"" | grep --quiet "\"alertname\":\"$1\""
}
must_fire() {
    until_true "$2" fires "$1" || fail "$1 does not fire in Prometheus within $2 s"
    until_true 20 told "$1" || fail "$1 has not reached Alertmanager"
    ok "$1 fires in Prometheus and has reached Alertmanager: $(query "ALERTS{alertname=\"$1\"}" | grep -o '"metric":{[^}]*}' | head -1)"
}
must_calm_down() {
    until_true "$2" calm "$1" || fail "$1 still fires $2 s after the fault is gone"
    ok "$1 is over"
}

until_true 60 holds 'sum(up{job=~"tracepress-.*"}) == 2' || fail "Prometheus does not reach both processes"
ok "Prometheus scrapes both processes"

API=$(url service)/api
token() { sed 's/.*"token":"\([^"]*\)".*/\1/'; }
call() { curl --silent --show-error --header 'Content-Type: application/json' "$@"; }
person() {
    call "$API/register" --data "{\"email\":\"$1@example.com\",\"name\":\"$1\",\"password\":\"correct horse\"}" | token
}
ada=$(person ada)
bob=$(person bob)
for number in 1 2 3 4 5; do
    call "$API/articles" --header "Authorization: Bearer $ada" --data "{\"title\":\"Number $number\",\"body\":\"b\"}" --output /dev/null
    call "$API/articles/number-$number" --output /dev/null
done
favorite() {
    call --request POST "$API/articles/number-$1/favorite" --header "Authorization: Bearer $bob" --output /dev/null
}
favorite 1
# People go on reading: what is there once and never more has no rate.
run_background readers bash -c "while sleep 0.3; do curl --silent --max-time 5 --output /dev/null $API/articles/number-1; done"
until_true 60 holds 'sum(jobs_completed_total{job_type="notification"}) > 0' || fail "Prometheus knows of no job"
until_true 60 holds 'slo:requests:rate5m > 0 and slo:failures:ratio_rate5m == 0' || fail "the objectives are not recorded"
ok "requests and jobs are counted, the objectives are recorded"
exemplars() {
    curl --silent --get "http://$prometheus/api/v1/query_exemplars" \
        --data-urlencode 'query=http_server_request_duration_seconds_bucket' \
        --data "start=$(($(date +%s) - 600))&end=$(date +%s)" | grep --quiet '"trace_id":"[0-9a-f]\{32\}"'
}
until_true 30 exemplars || fail "Prometheus keeps no exemplars"
ok "Prometheus keeps exemplars with ids of traces"

until_true 30 fires Watchdog || fail "the watchdog is silent"
until_true 20 told Watchdog || fail "Alertmanager does not hear the watchdog"
for alert in QueueTooOld DatabaseDown NoWorker NoApi InstanceDown; do
    calm "$alert" || fail "$alert fires though nothing is wrong"
done
ok "but for the watchdog, which Alertmanager hears, none of the alerts below fires"

OPS=$(url service)/ops/jobs
call --request POST "$OPS/notification/pause" --output /dev/null
favorite 2
ok "notifications are paused, and one is waiting"

postmaster=$(head -1 "$(find "$WORK/service/.tracepress" -name postmaster.pid)")
backends() { ps -o pid= --ppid "$postmaster"; }
wake_database() {
    # shellcheck disable=SC2046
    kill -CONT "$postmaster" $(backends) 2>/dev/null || true
}
trap 'wake_database; stop_all' EXIT

until_true 120 fires QueueTooOld || fail "the queue does not grow old"
must_fire QueueTooOld 10
call --request POST "$OPS/notification/resume" --output /dev/null
must_calm_down QueueTooOld 60

# shellcheck disable=SC2046
kill -STOP "$postmaster" $(backends)
ok "the database is stopped (SIGSTOP)"
must_fire DatabaseDown 60
holds 'count(up{job=~"tracepress-.*"} == 1) == 2' || fail "a process that has lost its database is not scraped"
ok "both processes are still scraped"
call "$API/articles" --output /dev/null --write-out '%{http_code}' | grep --quiet 503 || fail "a request is not answered with 503"
ok "requests are answered with 503"
wake_database
must_calm_down DatabaseDown 90

kill -9 "${STARTED[worker]}"
{ wait "${STARTED[worker]}" || true; } 2>/dev/null
unset 'STARTED[worker]'
ok "the worker is killed"
must_fire NoWorker 60
must_fire InstanceDown 30
start worker TRACEPRESS_ROLE=worker PORT="$(host worker | sed 's/.*://')" \
    DATABASE_URL="postgres://postgres@127.0.0.1:$(database_port service)/tracepress?sslmode=disable"
must_calm_down NoWorker 60
must_calm_down InstanceDown 30
echo "all alerts fired, and all are over"
