#!/usr/bin/env bash
#
# Checks the files of ops/ by the tools that they are for, as far as that goes without a Docker engine and a cluster. Prints a
# line for each fact, and exits with 1 if one does not hold. `mvn verify` checks the same files against the service.
#
#   ops/check.sh            what needs no service, or one for a moment: some nine minutes
#   ops/check.sh --all      the image by hand, panels that show something, alerts that fire, a restore, a canary, an update
#                           under load, PgBouncer, replicas and a failover, as well: some fifty minutes more
#
# It needs a JDK 25, Maven and Node.js with npm; Debian's prometheus, prometheus-alertmanager, postgresql, pgbouncer, patroni, etcd,
# chromium with its driver, and shellcheck, which it installs if it may; and kubectl. A part whose tools are not there and cannot be had is named and left
# out.

set -euo pipefail
cd "$(dirname "$0")/.."

failed=()
left_out=()

as_root() {
    if ((EUID == 0)); then "$@"; else sudo --non-interactive "$@"; fi
}

# have TOOL:PACKAGE: whether it is there, or can be had from Debian; without a package, whether it is there.
have() {
    local tool=${1%%:*} package=${1#*:}
    command -v "$tool" >/dev/null && return
    [[ $1 == *:* ]] && command -v apt-get >/dev/null || return 1
    as_root apt-get update --quiet >/dev/null 2>&1 || true
    as_root apt-get install --yes --quiet --no-install-recommends "$package" >/dev/null 2>&1 || true
    command -v "$tool" >/dev/null
}

# check NAME TOOL…: runs ops/check/NAME.sh if the tools are there or can be had.
check() {
    local name=$1 tool
    shift
    for tool in "$@"; do
        if ! have "$tool"; then
            left_out+=("$name (${tool%%:*} is not installed)")
            return
        fi
    done
    printf '\n%s\n' "== ops/check/$name.sh"
    "ops/check/$name.sh" || failed+=("$name")
}

check otlp node curl
check stack node npm promtool:prometheus shellcheck:shellcheck
check kubernetes node npm kubectl
check openapi mvn curl node npm python3
check clients mvn curl node npm
check console mvn node npm chromium:chromium chromedriver:chromium-driver
check dependencies mvn node unzip
check alerts mvn node npm promtool:prometheus amtool:prometheus-alertmanager
if [[ ${1-} == --all ]]; then
    check image mvn unzip xz
    check panels node curl prometheus:prometheus
    check firing mvn node curl prometheus:prometheus amtool:prometheus-alertmanager
    check restore mvn node curl
    check canary mvn node curl
    check upgrade mvn git node curl
    check pooler mvn node curl pgbouncer:pgbouncer
    check replicas mvn node curl
    check failover mvn node curl etcd:etcd-server patroni:patroni
fi

echo
for name in "${left_out[@]}"; do echo "NOT CHECKED  $name"; done
for name in "${failed[@]}"; do echo "FAILED  $name"; done
((${#failed[@]} == 0)) && echo "ops/ is as it should be, as far as it was checked"
