#!/usr/bin/env bash
#
# Lets ops/otlp-smoke.sh send to a collector that looks closely, and to one that takes nothing. Prints a line for each fact and
# exits with 1 if one does not hold. Needs Node.js and curl.

set -euo pipefail
cd "$(dirname "$0")/../.."
exec node ops/check/otlp.mjs
