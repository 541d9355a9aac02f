#!/usr/bin/env bash
#
# Holds what `mvn verify` cannot read by itself to tools that know it: queries of Grafana and Prometheus to the parsers of their
# editors and to promtool, compose.yml to the schema of Compose, the Dockerfile and the scripts to linters, the dashboards to the
# script that writes them. Prints a line for each fact, and fails if one does not hold.
#
# Needs Node 20 or newer with npm, whose packages it installs into target/check/stack, and promtool and shellcheck, which it
# installs by apt-get where they are missing. No Docker: nothing is started.

set -euo pipefail
cd "$(dirname "$0")/../.."

work=target/check/stack
failed=0

# WORDS, then a command that proves them.
fact() {
    local words=$1 output
    shift
    if output=$("$@" 2>&1); then
        echo "ok    $words"
    else
        echo "FAIL  $words"
        printf '%s\n' "$output" | sed 's/^/      /'
        failed=1
    fi
}

refuses() { ! "$@"; }

as_root() {
    if ((EUID == 0)); then "$@"; else sudo --non-interactive "$@"; fi
}

# PROGRAM, and the Debian package that has it.
need() {
    if ! command -v "$1" >/dev/null; then
        { as_root apt-get update --quiet && as_root apt-get install --yes --quiet --no-install-recommends "$2"; } >&2
    fi
}

need npm npm
need promtool prometheus
need shellcheck shellcheck
mkdir -p "$work"
cp ops/check/queries/* "$work/"
(cd "$work" && npm install --silent --no-audit --no-fund) || {
    echo "npm could not install what stands in ops/check/queries/package.json." >&2
    exit 1
}

# ---- Queries and YAML

node "$work/check.mjs" . "$work/queries.json" || failed=1
fact "promtool takes every PromQL query ($(grep -c '"record"' "$work/queries.json"))" promtool check rules "$work/queries.json"
# A number where a range is wanted: a grammar lets it pass.
sed '0,/"expr": ".*"/s//"expr": "rate(up)"/' "$work/queries.json" >"$work/broken.json"
fact "promtool refuses rate(up)" refuses promtool check rules "$work/broken.json"

# ---- compose.yml

dclint() { node "$work/node_modules/dclint/bin/dclint.cjs" --config "$work/dclint.json" "$@"; }
fact "compose.yml is what Compose takes (schema and rules of dclint)" dclint compose.yml
broken() { sed "$1" compose.yml >"$work/broken.yml"; }
broken 's/^    healthcheck:$/    healthchek:/'
fact "dclint refuses a key that is none" refuses dclint "$work/broken.yml"
broken 's/cap_drop: \[ALL\]/cap_drop: ALL/'
fact "dclint refuses a value of the wrong type" refuses dclint "$work/broken.yml"
broken 's/127.0.0.1:3100:/3100:/'
fact "dclint refuses a port that is open to everybody" refuses dclint "$work/broken.yml"

# ---- Dockerfile, scripts

# It says what it finds, and succeeds all the same.
lint_dockerfile() {
    local found
    found=$(node "$work/node_modules/dockerfile-utils/bin/dockerfile-utils" lint "$1" 2>&1)
    printf '%s' "$found"
    [[ -z $found ]]
}
fact "the Dockerfile is one (dockerfile-utils)" lint_dockerfile Dockerfile
sed 's/^ENTRYPOINT/ENTRYPIONT/' Dockerfile >"$work/Dockerfile.broken"
fact "dockerfile-utils refuses an instruction that is none" refuses lint_dockerfile "$work/Dockerfile.broken"
sed 's/--from=training/--form=training/' Dockerfile >"$work/Dockerfile.broken"
fact "dockerfile-utils refuses a flag that is none" refuses lint_dockerfile "$work/Dockerfile.broken"
# Of everything in git, and of what must never come into an image.
context() { { git ls-files; printf '%s\n' .env .git/config target/x bootstrap/target/tracepress.jar; } | node "$work/context.mjs" .dockerignore; }
needed() { grep --extended-regexp '^(([^/]+|examples/[^/]+)/)?pom\.xml$|^([^/]+|examples/[^/]+)/src/main/|^ops/image/'; }
let_through() { diff <(context) <(git ls-files | needed) && [[ $(context | wc --lines) -gt 100 ]]; }
fact "the image is given the code and its build, and nothing else ($(context | wc --lines) files)" let_through
fact "scripts are sound (shellcheck)" shellcheck --external-sources ops/*.sh ops/image/*.sh ops/check/*.sh ops/bench/*.sh

# ---- Dashboards

rm -rf "$work/dashboards"
node ops/grafana/dashboards.mjs "$work/dashboards"
fact "the dashboards are what ops/grafana/dashboards.mjs writes" diff --brief --recursive "$work/dashboards" ops/grafana/dashboards

# ---- Secrets

# A copy of the script makes them in a folder of its own.
rm -rf "$work/secrets"
mkdir -p "$work/secrets/ops"
cp ops/env.sh "$work/secrets/ops/"
secrets() { "$work/secrets/ops/env.sh" >/dev/null; }
private() { [[ $(stat --format=%a "$work/secrets/.env") == 600 ]]; }
complete() {
    local name
    while read -r name; do
        grep --quiet --extended-regexp "^$name=[0-9a-f]{16,}$" "$work/secrets/.env" || { echo "$name"; return 1; }
    done < <(grep --only-matching --extended-regexp '\$\{[A-Z_]+:\?' compose.yml | tr --complement --delete 'A-Z_\n' | sort --unique)
}
kept() {
    local before
    before=$(cat "$work/secrets/.env")
    secrets && [[ $(cat "$work/secrets/.env") == "$before" ]]
}
fact "ops/env.sh makes .env" secrets
fact "nobody else can read it" private
fact "it has every secret that compose.yml requires" complete
fact "a second call keeps it" kept
rm -rf "$work/secrets"

if ((failed)); then
    echo "Not all facts hold." >&2
    exit 1
fi
echo "All facts hold."
