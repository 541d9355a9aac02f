#!/usr/bin/env bash
#
# Holds the service to its OpenAPI document, and the document to OWASP's rules for APIs. Prints a line for each fact and exits
# with 1 if one does not hold.
#
#   ops/check/openapi.sh
#
# Spectral (npm) finds no error in the document by its own rules and those of OWASP's ruleset. Schemathesis (PyPI) asks the
# running service by the document, all its checks switched on: what the document forbids is refused, what it allows is
# accepted, and every answer is as described; by a fixed seed, so that two runs ask the same. Three operations are asked apart:
# signing out and ending a session, since nothing could be asked with that token afterwards, and the stream of notifications, whose answer does
# not end: it is asked without a token here, and NotificationStreamTest does the rest.
#
# It needs a JDK 25, Maven, curl, Node.js with npm, and Python 3 with venv.

set -euo pipefail
cd "$(dirname "$0")/../.."

WORK=target/check-openapi
DOCUMENT=adapters-web/src/main/resources/openapi/openapi.json
SEED=20261128
EXAMPLES=${EXAMPLES:-40}

# shellcheck source=ops/check/service.sh
source ops/check/service.sh

mkdir -p "$WORK"

lint() {
    cp ops/check/openapi/package.json ops/check/openapi/spectral.yaml "$WORK/"
    (cd "$WORK" && npm install --silent --no-audit --no-fund >npm.log 2>&1) || {
        tail -n 20 "$WORK/npm.log" >&2
        fail "Spectral could not be installed from npm"
    }
    "$WORK/node_modules/.bin/spectral" lint "$DOCUMENT" --ruleset "$WORK/spectral.yaml" --fail-severity error \
        >"$WORK/spectral.log" 2>&1 || {
        grep --fixed-strings ' error ' "$WORK/spectral.log" >&2 || tail -n 20 "$WORK/spectral.log" >&2
        fail "Spectral finds errors in $DOCUMENT"
    }
    ok "Spectral finds no error in the document, by OWASP's rules neither: $(tail -n 2 "$WORK/spectral.log" | tr -d '\n✖')"
}

install_fuzzer() {
    [[ -x $WORK/venv/bin/schemathesis ]] && return
    {
        python3 -m venv "$WORK/venv" &&
            "$WORK/venv/bin/pip" install --quiet --requirement ops/check/openapi/requirements.txt
    } >"$WORK/pip.log" 2>&1 || {
        tail -n 20 "$WORK/pip.log" >&2
        fail "Schemathesis could not be installed from PyPI"
    }
}

post() {
    local path=$1 body=$2
    shift 2
    curl --silent --show-error --fail --header 'Content-Type: application/json' --data "$body" "$@" "$(url fuzzed)$path"
}

register() {
    post /api/register "{\"email\":\"$1@example.com\",\"name\":\"$1\",\"password\":\"not that of the examples\"}" |
        sed 's/.*"token":"\([^"]*\)".*/\1/'
}

# fuzz NAME [options of schemathesis]
fuzz() {
    local name=$1
    shift
    "$WORK/venv/bin/schemathesis" --config-file ops/check/openapi/schemathesis.toml run "$(url fuzzed)/openapi.json" \
        --seed "$SEED" --max-examples "$EXAMPLES" --request-timeout 10 --no-color "$@" >"$WORK/$name.log" 2>&1 || {
        sed -n '/= FAILURES =/,$p; /= ERRORS =/,$p' "$WORK/$name.log" | cut -c1-300 | head -n 150 >&2
        fail "Schemathesis finds something: see $WORK/$name.log"
    }
    ok "$name: $(sed -n '/^Test cases:/{n;s/^ *//p;}' "$WORK/$name.log")"
}

lint
install_fuzzer
build
start fuzzed

ada=$(register ada)
bob=$(register bob)
post /api/articles '{"title":"Something to read","body":"Text."}' --header "Authorization: Bearer $ada" >/dev/null
post /api/articles/something-to-read/favorite '' --header "Authorization: Bearer $bob" >/dev/null

fuzz "the operations" --header "Authorization: Bearer $ada" \
    --exclude-operation-id logout --exclude-operation-id endSession --exclude-operation-id streamNotifications
fuzz "the stream, without a token" --include-operation-id streamNotifications --phases examples,coverage
fuzz "ending a session" --include-operation-id endSession --header "Authorization: Bearer $(register cleo)" --phases examples,coverage
fuzz "signing out" --include-operation-id logout --header "Authorization: Bearer $bob" --phases examples,coverage
