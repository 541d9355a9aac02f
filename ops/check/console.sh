#!/usr/bin/env bash
#
# Walks through the console in a real browser, on the jar as an operator gets it: from a favourite to its job, from there to the
# request and back, a job that dies and is redriven; in memory, on PostgreSQL, and with api and worker as two processes; how it lets
# people in; and that everybody can use it (axe-core finds nothing).
#
#   ops/check/console.sh              walks
#   ops/check/console.sh --pictures   and makes the pictures of docs/console anew
#
# It needs a JDK 25, Maven, Node.js with npm, and Debian's chromium and chromium-driver, which it installs if it may.

set -euo pipefail
cd "$(dirname "$0")/../.."

WORK=target/check-console
PICTURES=$PWD/$WORK/pictures
if [[ ${1:-} == --pictures ]]; then PICTURES=$PWD/docs/console; fi

# shellcheck source=ops/check/service.sh
source ops/check/service.sh

mkdir -p "$WORK"
need chromium chromium
need chromedriver chromium-driver

cp ops/check/console/package.json "$WORK/"
(cd "$WORK" && npm install --silent --no-audit --no-fund >npm.log 2>&1) || {
    tail -n 20 "$WORK/npm.log" >&2
    fail "axe-core could not be installed from npm"
}

mvn --batch-mode -Dspotless.check.skip=true verify -Pbrowser --projects bootstrap --also-make \
    -Daxe="$PWD/$WORK/node_modules/axe-core/axe.min.js" -Dconsole.pictures="$PICTURES" >"$WORK/walk.log" 2>&1 || {
    grep --extended-regexp '^\[ERROR\]|FAILURE|expected|but was' "$WORK/walk.log" | head -n 60 >&2
    fail "the console is not as it should be: see $WORK/walk.log"
}
ok "the console: $(grep --extended-regexp 'Tests run: [0-9]+, Failures: 0, Errors: 0, Skipped: [0-9]+$' "$WORK/walk.log" | tail -n 1 | sed 's/^\[[A-Z]*\] //')"
