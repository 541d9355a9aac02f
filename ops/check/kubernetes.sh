#!/usr/bin/env bash
#
# Renders all overlays of ops/kubernetes and checks what can be checked without a cluster: every object against the schema of
# its kind (from npm, unknown fields included), and the objects against each other and against the service. Prints a line for
# each fact and exits with 1 if one does not hold.
#
#   ops/check/kubernetes.sh             checks
#   ops/check/kubernetes.sh --update    writes base/prometheus-rules.yaml anew from ops/prometheus/rules before it does
#
# It needs kubectl (1.27 or newer, for kustomize; no cluster) and Node.js with npm.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-kubernetes

for tool in kubectl node npm; do
    command -v "$tool" >/dev/null || {
        echo "FAIL  $tool is not installed" >&2
        exit 1
    }
done

mkdir -p "$WORK"
cp ops/check/kubernetes.mjs "$WORK/"
cat >"$WORK/package.json" <<'JSON'
{
  "private": true,
  "type": "module",
  "dependencies": {
    "kubernetes-models": "5.1.0",
    "@kubernetes-models/keda": "2.0.0",
    "@kubernetes-models/prometheus-operator": "6.0.0",
    "@kubernetes-models/cloudnative-pg": "2.0.0",
    "typescript": "5.9.3",
    "yaml": "2.9.1"
  }
}
JSON
(cd "$WORK" && npm install --silent --no-audit --no-fund >npm.log 2>&1) || {
    tail -n 20 "$WORK/npm.log" >&2
    echo "FAIL  the schemas could not be installed from npm" >&2
    exit 1
}

node "$WORK/kubernetes.mjs" rules "${1---check}"
overlays=()
for overlay in ops/kubernetes/overlays/*/; do
    overlay=$(basename "$overlay")
    kubectl kustomize "ops/kubernetes/overlays/$overlay" >"$WORK/$overlay.yaml"
    overlays+=("$WORK/$overlay.yaml")
done
node "$WORK/kubernetes.mjs" overlays "${overlays[@]}"
