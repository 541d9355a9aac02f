#!/usr/bin/env bash
#
# The proof that an update drops nothing: two instances of the previous version serve people who register, publish, favourite, edit
# and read, on a database with rows in it. The new version starts beside them and migrates; the old ones are stopped one after the
# other, as a balancer and an orchestrator would; then the new ones are restarted in turn. No request may fail, nothing that was
# acknowledged may be missing, no counter wrong, no job left over or done twice. Prints a line for each fact, and exits with 1 if
# one does not hold.
#
#   ops/check/upgrade.sh             the previous version is the newest release before HEAD, or, where there is none, the parent of
#                                    the commit that added the newest migration; HEAD, if that is not committed yet
#   ops/check/upgrade.sh COMMIT      another one
#   ROWS=1000000 ops/check/upgrade.sh      with so many articles in the database; 20,000 otherwise
#
# A commit of before the migrations had their last form gets them in it, as far as it has them: see docs/guides/add-a-migration.md.
# It takes some four minutes, two of them once for each version to be built, and needs git with the history (a shallow clone is
# deepened if it can be), a JDK 25, Maven, Node.js, curl and Debian's postgresql, which it installs if it may. What it leaves lies
# in target/check-upgrade, the jars in target/jars.

set -euo pipefail

cd "$(dirname "$0")/../.."

WORK=target/check-upgrade
rm -rf "$WORK"
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=service.sh
. ops/check/service.sh
# shellcheck source-path=SCRIPTDIR source=postgres.sh
. ops/check/postgres.sh
# shellcheck source-path=SCRIPTDIR source=rolling.sh
. ops/check/rolling.sh

need node nodejs
need git git
find_postgres

MIGRATIONS=adapters-persistence/src/main/resources/db/migration
ROWS=${ROWS:-20000}

# ---- The two versions

newest_commit_with_a_migration() {
    git log --max-count=1 --diff-filter=A --format=%H -- "$MIGRATIONS"
}

previous_version() {
    local release commit
    if [[ -n $(git status --porcelain --untracked-files=all -- "$MIGRATIONS" | grep '^\(??\|A\)' || true) ]]; then
        git rev-parse HEAD
        return
    fi
    # A release that stands on HEAD itself is what was built, not what went before.
    if release=$(git describe --tags --match 'v[0-9]*' --abbrev=0 HEAD^ 2>/dev/null); then
        git rev-parse "$release^{commit}"
        return
    fi
    commit=$(newest_commit_with_a_migration)
    # Where the history is cut off, every file seems to be of the oldest commit.
    if [[ $(git rev-parse --is-shallow-repository) == true ]] && ! git rev-parse --quiet --verify "$commit^" >/dev/null; then
        git fetch --quiet --unshallow >&2 || true
        commit=$(newest_commit_with_a_migration)
    fi
    git rev-parse --quiet --verify "$commit^" || fail "the history is cut off before the newest migration: git fetch --unshallow"
}

previous=${1:-$(previous_version)}
previous=$(git rev-parse --verify "$previous^{commit}")
package .
new=$JAR
mkdir "$WORK/previous"
git archive "$previous" | tar --extract --directory "$WORK/previous" --wildcards pom.xml '*/pom.xml' '*/src/main'
edited=()
for migration in "$WORK/previous/$MIGRATIONS"/*; do
    name=${migration##*/}
    [[ -f $MIGRATIONS/$name ]] || fail "the migration $name is not there any more"
    cmp --silent "$migration" "$MIGRATIONS/$name" || edited+=("${name%%__*}")
    cp "$MIGRATIONS/$name" "$migration"
done
package "$WORK/previous"
old=$JAR
of_old=$(find "$WORK/previous/$MIGRATIONS" -name 'V*.sql' | wc --lines)
of_new=$(find "$MIGRATIONS" -name 'V*.sql' | wc --lines)
ok "before: $(git show --no-patch --format='%h of %cs' "$previous"), $of_old migrations${edited[0]+, of which ${edited[*]} were edited since}; now: $of_new"

# ---- A database with rows in it, and people

make_cluster "$OWNED/data"
start_cluster "$OWNED/data"
DATABASE=postgres sql --command 'CREATE DATABASE tracepress'

versions() { sql --command "SELECT count(*) FROM flyway_schema_history WHERE success AND version IS NOT NULL"; }

serve old-1 "$old"
sql --set rows="$ROWS" --file ops/check/people/fill.sql
serve old-2 "$old"
[[ $(versions) == "$of_old" ]] || fail "the previous version has made $(versions) migrations"
consistent "with $ROWS articles"
warm old-1 old-2
balance old-1 old-2
run_background people node ops/check/people/write.mjs people "$WORK/instances" "$WORK/ledger"
more_answered "$WORK/ledger" 300

# ---- The update, and a restart of all

migrating=$(date +%s%3N)
serve new-1 "$new"
[[ $(versions) == "$of_new" ]] || fail "the new version has made $(versions) migrations of $of_new"
migrated=$(date +%s%3N)
balance old-1 old-2 new-1
more_answered "$WORK/ledger" 300
retire old-1 old-2 new-1
more_answered "$WORK/ledger" 100
serve new-2 "$new"
balance old-2 new-1 new-2
more_answered "$WORK/ledger" 200
retire old-2 new-1 new-2
more_answered "$WORK/ledger" 200
for instance in new-1 new-2; do
    other=$([[ $instance == new-1 ]] && echo new-2 || echo new-1)
    retire "$instance" "$other"
    serve "$instance" "$new"
    balance new-1 new-2
    more_answered "$WORK/ledger" 200
done
stop people

# ---- What became of it

all_is_well "$migrating" "$migrated"
