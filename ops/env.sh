#!/usr/bin/env bash
#
# Makes .env for compose.yml, with secrets of chance that nobody else has. One that is there stays as it is: the databases in
# the volumes know its passwords. To begin anew: docker compose down --volumes && rm .env && ops/env.sh

set -euo pipefail
cd "$(dirname "$0")/.."

if [[ -e .env ]]; then
    echo ".env is there already."
    exit
fi

# Hexadecimal digits need no encoding anywhere.
secret() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }

umask 077
cat >.env.new <<END
# Made by ops/env.sh, for compose.yml. Not for git.

# Which profiles run: alloy, or collector in its stead; kafka beside it. See the head of compose.yml.
COMPOSE_PROFILES=alloy

# Of Grafana on http://localhost:13000, user admin.
GRAFANA_PASSWORD=$(secret 8)
# Of PostgreSQL, user tracepress. It holds from the first start on.
POSTGRES_PASSWORD=$(secret 24)
# Signs tokens.
JWT_SECRET=$(secret 48)
# Opens /ops/...
TRACEPRESS_OPS_TOKEN=$(secret 24)

# For the profile collector, to send to a backend elsewhere:
#COLLECTOR_EXPORT=scout
#SCOUT_ENDPOINT=
#SCOUT_CLIENT_ID=
#SCOUT_CLIENT_SECRET=
#SCOUT_TOKEN_URL=
END
mv .env.new .env
echo ".env is made; the password of Grafana's user admin is in it."
