#!/usr/bin/env bash
#
# Shows that one trace leads from a request to the job that it caused: starts the service with an embedded PostgreSQL and a
# collector of its own, lets somebody favourite an article, makes a job fail once, and prints the spans, log lines and
# metrics that the collector got over OTLP, with checks. Exits with 1 if a check fails.
#
#   ops/verify-telemetry.sh
#
# It needs a JDK 25 and Maven, like the service itself. The service's own log, as JSON, and what Maven says go to
# bootstrap/target/verify-telemetry.log.

set -u

cd "$(dirname "$0")/.." || exit 1

FINDINGS=bootstrap/target/verify-telemetry.txt
LOG=bootstrap/target/verify-telemetry.log

mkdir -p bootstrap/target
rm -f "$FINDINGS"
printf 'Building and starting the service; that takes a minute or two the first time.\n'

# Maven on a JDK that is new enough selects none, and Java programs are then looked for in PATH.
[[ -z ${JAVA_HOME-} ]] || PATH=$JAVA_HOME/bin:$PATH
mvn --batch-mode --quiet test-compile exec:exec >"$LOG" 2>&1
RESULT=$?

if [[ -f $FINDINGS ]]; then
    cat "$FINDINGS"
else
    tail -n 30 "$LOG"
    printf 'It could not be run; all that was said is in %s\n' "$LOG"
fi
((RESULT == 0))
