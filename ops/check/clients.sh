#!/usr/bin/env bash
#
# Holds the OpenAPI document to what clients make of it. Prints a line for each fact and exits with 1 if one does not hold.
#
#   ops/check/clients.sh
#
# OpenAPI Generator writes a client in Java and one in TypeScript. The acceptance scenarios are driven by the Java client, on
# PostgreSQL; it knows every member of every answer that way, or the scenario fails. Then the examples of docs/clients.md are run, in
# curl, Java and TypeScript, each language against a service of its own in memory, and must print what the page says.
#
# It needs a JDK 25, Maven, curl, and Node.js with npm.

set -euo pipefail
cd "$(dirname "$0")/../.."

WORK=target/check-clients
PAGE=docs/clients.md

# shellcheck source=ops/check/service.sh
source ops/check/service.sh

mkdir -p "$WORK"

program() {
    node ops/check/clients/programs.mjs "$PAGE" "$@"
}

# walk LANGUAGE COMMAND …: runs the program of a language, which COMMAND starts.
walk() {
    local language=$1
    shift
    start "$language" TRACEPRESS_STORAGE=memory TRACEPRESS_STREAM_HEARTBEAT=1s TRACEPRESS_ADMITTED_WITHIN=off
    TRACEPRESS_URL=$(url "$language") timeout 120 "$@" >"$WORK/$language.printed" 2>"$WORK/$language.errors" || {
        cat "$WORK/$language.printed" "$WORK/$language.errors" >&2
        fail "the examples in $language do not run to their end: see $WORK"
    }
    program "$language" prints >"$WORK/$language.expected"
    diff "$WORK/$language.expected" "$WORK/$language.printed" >&2 ||
        fail "the examples in $language do not print what $PAGE says (<)"
    stop "$language"
    ok "$language: $(wc --lines <"$WORK/$language.printed") lines are as $PAGE says"
}

# ---- The Java client: written, compiled, and driven through the scenarios

mvn --batch-mode -Dspotless.check.skip=true verify -Pclients --projects bootstrap --also-make >"$WORK/scenarios.log" 2>&1 || {
    grep --extended-regexp '^\[ERROR\]|FAILURE|expected|but was' "$WORK/scenarios.log" | head -n 60 >&2
    fail "the scenarios do not pass by the generated client: see $WORK/scenarios.log"
}
ok "the scenarios by the generated client: $(grep --extended-regexp 'Tests run: [0-9]+, Failures: 0, Errors: 0, Skipped: [0-9]+$' "$WORK/scenarios.log" | tail -n 1 | sed 's/^\[[A-Z]*\] //')"

# ---- The TypeScript client: written and compiled, with the examples

cp ops/check/clients/package.json ops/check/clients/tsconfig.json "$WORK/"
(cd "$WORK" && npm install --silent --no-audit --no-fund >npm.log 2>&1) || {
    tail -n 20 "$WORK/npm.log" >&2
    fail "TypeScript could not be installed from npm"
}
rm -rf "$WORK/tracepress" "$WORK/compiled"
mvn --batch-mode --file examples/java-client/pom.xml org.openapitools:openapi-generator-maven-plugin:generate@typescript >"$WORK/typescript.log" 2>&1 || {
    tail -n 30 "$WORK/typescript.log" >&2
    fail "OpenAPI Generator could not write the client in TypeScript"
}
mv examples/java-client/target/typescript "$WORK/tracepress"
program ts program >"$WORK/clients.ts"
(cd "$WORK" && node_modules/.bin/tsc --project . >tsc.log 2>&1) || {
    head -n 40 "$WORK/tsc.log" >&2
    fail "the examples in TypeScript do not fit the generated client"
}
ok "the client in TypeScript is written, and the examples fit it"

# ---- The examples

build
mvn --batch-mode --quiet --file examples/java-client/pom.xml dependency:build-classpath \
    -Dmdep.outputFile="$PWD/$WORK/client-classpath" -Dmdep.includeScope=compile >"$(logs classpath)" 2>&1 || {
    tail -n 30 "$(logs classpath)" >&2
    fail "the class path of the Java client could not be found out"
}
program sh program >"$WORK/clients.sh"
program java program >"$WORK/Clients.java"
walk sh sh "$WORK/clients.sh"
walk java "$JAVA" -classpath "examples/java-client/target/classes:$(cat "$WORK/client-classpath")" "$WORK/Clients.java"
walk ts node "$WORK/compiled/clients.js"
