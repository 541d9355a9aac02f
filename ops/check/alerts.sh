#!/usr/bin/env bash
#
# Checks the rules of Prometheus and the routes of Alertmanager with their own tools: the syntax, the unit tests of every alert,
# that what one process has lost silences nothing of others, that every series which rules and tests speak of comes out of a service that runs, with the labels they ask for, and that what it
# tells is named as Prometheus would have it. Prints a line for each fact and exits with 1 if one does not hold.
#
#   ops/check/alerts.sh
#
# It needs a JDK 25 and Maven, like the service itself, Node.js with npm, and Debian's prometheus and prometheus-alertmanager
# (promtool, amtool), which it installs if it may.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-alerts
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh

need promtool prometheus
need amtool prometheus-alertmanager
need node nodejs npm

promtool check config ops/prometheus/prometheus.yml >"$WORK/promtool.log" 2>&1 || {
    cat "$WORK/promtool.log"
    fail "promtool check config ops/prometheus/prometheus.yml"
}
ok "ops/prometheus/prometheus.yml and its rules are valid"

amtool check-config ops/alertmanager/alertmanager.yml >"$WORK/amtool.log" 2>&1 || {
    cat "$WORK/amtool.log"
    fail "amtool check-config ops/alertmanager/alertmanager.yml"
}
ok "ops/alertmanager/alertmanager.yml is valid"

# alertname=…, severity=… → who is told.
routed() {
    local receiver
    receiver=$(amtool config routes test --config.file=ops/alertmanager/alertmanager.yml "$1" "$2" 2>>"$WORK/amtool.log")
    [[ $receiver == "$3" ]] || fail "$1 $2 goes to $receiver, not to $3"
    ok "$1 $2 goes to $3"
}
routed alertname=DatabaseDown severity=critical on-call
routed alertname=DeadLetters severity=warning working-hours
routed alertname=Watchdog severity=none watchdog

alertmanager=127.0.0.1:$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
run_background alertmanager prometheus-alertmanager --config.file=ops/alertmanager/alertmanager.yml \
    --storage.path="$WORK/alertmanager-data" --web.listen-address="$alertmanager" --cluster.listen-address=
until_true 30 curl --silent --fail --output /dev/null "http://$alertmanager/-/ready" || fail "Alertmanager does not start: see $(logs alertmanager)"
alert() { amtool alert "$@" --alertmanager.url="http://$alertmanager"; }
# What is there and silenced by another alert, or not: --inhibited or --active.
is() { alert query "$1" "${@:2}" --output=json | grep --quiet '"alertname"'; }
a=(job=tracepress-api instance=10.0.0.1:8080)
b=(job=tracepress-worker instance=10.0.0.2:8080)
alert add DatabaseDown severity=critical "${a[@]}"
alert add JobsListenerDown severity=warning "${a[@]}"
alert add JobsListenerDown severity=warning "${b[@]}"
alert add QueueStuck severity=critical job_type=webhook
alert add LatencyBudgetBurnFast severity=critical
until_true 30 is --inhibited JobsListenerDown "${a[@]}" || fail "DatabaseDown does not silence JobsListenerDown of the same process"
for other in "JobsListenerDown ${b[*]}" QueueStuck LatencyBudgetBurnFast; do
    # shellcheck disable=SC2086
    until_true 30 is --active $other || fail "DatabaseDown of one process silences $other"
done
ok "DatabaseDown of one process silences what it says of that process, and nothing else"

for tests in ops/prometheus/tests/*.yml; do
    promtool test rules "$tests" >"$WORK/promtool.log" 2>&1 || {
        cat "$WORK/promtool.log"
        fail "promtool test rules $tests"
    }
    ok "promtool test rules $tests: $(grep -c '  - name:' "$tests") cases"
done

[[ -d $WORK/node_modules/yaml ]] || npm install --silent --no-audit --no-fund --prefix "$WORK" yaml@2.9.1 >"$WORK/npm.log" 2>&1 ||
    fail "the parser of YAML could not be installed: see $WORK/npm.log"
cp ops/check/alerts.mjs "$WORK/"

build
# The first lends its database to the second, which does the jobs and has a replica that it leaves out, since it does not answer.
start database TRACEPRESS_ROLE=api
start service DATABASE_URL="postgres://postgres@127.0.0.1:$(database_port database)/tracepress?sslmode=disable" \
    DATABASE_READ_URL=postgres://nobody@127.0.0.1:1/nowhere

# Every kind of series that rules ask for: requests that went well, that failed for the client, a job, a statement.
API=$(url service)/api
token() { sed 's/.*"token":"\([^"]*\)".*/\1/'; }
call() { curl --silent --show-error --header 'Content-Type: application/json' "$@"; }
ada=$(call "$API/register" --data '{"email":"ada@example.com","name":"Ada","password":"correct horse"}' | token)
bob=$(call "$API/register" --data '{"email":"bob@example.com","name":"Bob","password":"battery staple"}' | token)
call "$API/articles" --header "Authorization: Bearer $ada" --data '{"title":"First","body":"b"}' --output /dev/null
call "$API/articles/first" --output /dev/null
call --request POST "$API/articles/first/favorite" --header "Authorization: Bearer $bob" --output /dev/null
call "$API/articles/none" --output /dev/null

notified() {
    call "$API/notifications" --header "Authorization: Bearer $ada" | grep --quiet '"unreadCount":1'
}
until_true 30 notified || fail "no job was done"

call "$(url service)/metrics" --header 'Accept: application/openmetrics-text; version=1.0.0' >"$WORK/exposition.txt"
ok "a service that runs tells $(grep -vc '^#' "$WORK/exposition.txt") series"

# Promtool reads the older format.
complaints() { call "$(url service)/metrics" --header 'Accept: text/plain' | tee "$WORK/metrics.txt" | promtool check metrics 2>&1; }
if ! found=$(complaints) || [[ -n $found ]]; then
    printf '%s\n' "$found"
    fail "promtool check metrics complains of what the service tells"
fi
ok "promtool check metrics has no complaint about $(grep -c '^# TYPE' "$WORK/metrics.txt") metrics"

node "$WORK/alerts.mjs" "$WORK/exposition.txt"
