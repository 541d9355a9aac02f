#!/usr/bin/env bash
#
# Checks what the production jar carries, by the bill of materials that is in it: every component has a licence that
# ops/check/dependencies/licences.txt allows, and none has a known vulnerability, as far as the database of OSV answers.
# Prints a line for each fact and exits with 1 if one does not hold.
#
#   ops/check/dependencies.sh             checks
#   ops/check/dependencies.sh --list      prints every component with its licences as well
#   ops/check/dependencies.sh --must-ask  fails where the database cannot be reached; otherwise it says so and leaves it out
#
# It needs a JDK 25, Maven, unzip and Node.js. Run it regularly, as .github/workflows/dependencies.yml does.

set -euo pipefail
cd "$(dirname "$0")/../.."

WORK=target/check-dependencies
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh

package .
unzip -p "$JAR" META-INF/sbom/application.cdx.json >"$WORK/bom.json"
node ops/check/dependencies.mjs "$WORK/bom.json" ops/check/dependencies/licences.txt "$@"
