#!/usr/bin/env bash
#
# Checks what the production jar carries, by the bill of materials that is in it: every component has a licence that
# ops/check/dependencies/licences.txt allows, and none has a known vulnerability, as far as the database of OSV answers.
# Prints a line for each fact and exits with 1 if one does not hold.
#
#   ops/check/dependencies.sh             checks
#   ops/check/dependencies.sh --list      prints every component with its licences as well
#
# It needs a JDK 25, Maven, unzip and Node.js. Where the database cannot be reached, it says so and leaves it out; run it
# regularly where it can, as .github/workflows/dependencies.yml does.

set -euo pipefail
cd "$(dirname "$0")/../.."

WORK=target/check-dependencies
JAR=bootstrap/target/tracepress.jar

mkdir -p "$WORK"
if [[ ! -f $JAR ]]; then
    mvn --batch-mode --quiet -Dspotless.check.skip=true -DskipTests package >"$WORK/build.log" 2>&1 || {
        tail -n 30 "$WORK/build.log" >&2
        echo "FAIL  the jar could not be built" >&2
        exit 1
    }
fi
unzip -p "$JAR" META-INF/sbom/application.cdx.json >"$WORK/bom.json"
node ops/check/dependencies.mjs "$WORK/bom.json" ops/check/dependencies/licences.txt "$@"
