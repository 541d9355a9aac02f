#!/usr/bin/env bash
#
# How long each migration keeps others waiting: makes them one after the other, as the service would, on a database of so many
# articles, while six writers and four readers each do a short thing again and again, and prints the longest that each of them waited.
#
#   ops/bench/migrations.sh [ROWS]        1,000,000 unless said otherwise
#
# Half as many favourites and notifications as articles, a tenth as many jobs that wait, as many that are done. Names those who waited
# for more than 100 ms. Takes some ten minutes and 6 GB, below target/bench-migrations, and needs Debian's postgresql.

set -euo pipefail
cd "$(dirname "$0")/../.."

WORK=target/bench-migrations
rm -rf "$WORK"
mkdir -p "$WORK"
# shellcheck source-path=SCRIPTDIR source=../check/service.sh
. ops/check/service.sh
# shellcheck source-path=SCRIPTDIR source=../check/postgres.sh
. ops/check/postgres.sh
find_postgres

ROWS=${1:-1000000}
MIGRATIONS=adapters-persistence/src/main/resources/db/migration

make_cluster "$OWNED/data"
as_owner tee -a "$OWNED/data/postgresql.conf" >/dev/null <<'END'
shared_buffers = 1GB
max_wal_size = 8GB
maintenance_work_mem = 256MB
END
start_cluster "$OWNED/data"
DATABASE=postgres sql --command 'CREATE DATABASE tracepress'

sql <<'SQL'
CREATE SCHEMA bench;
CREATE UNLOGGED TABLE bench.waits (who text PRIMARY KEY, longest interval NOT NULL);
CREATE UNLOGGED TABLE bench.over (is_over boolean);
-- A transaction for each thing, as of a request, and a breath between them.
CREATE PROCEDURE bench.go_on(who text, thing text) LANGUAGE plpgsql AS $$
DECLARE
    begun timestamptz;
    took  interval;
BEGIN
    WHILE NOT EXISTS (SELECT FROM bench.over) LOOP
        begun := clock_timestamp();
        EXECUTE thing;
        COMMIT;
        took := clock_timestamp() - begun;
        INSERT INTO bench.waits AS known VALUES (who, took)
        ON CONFLICT ON CONSTRAINT waits_pkey DO UPDATE SET longest = greatest(known.longest, excluded.longest);
        COMMIT;
        PERFORM pg_sleep(0.02);
    END LOOP;
END
$$;
SQL

declare -A THINGS=(
    ['writers of users']="UPDATE users SET bio = md5(random()::text) WHERE id = (SELECT (1 + random() * $((ROWS / 100 - 2)))::bigint)"
    ['writers of articles']="UPDATE articles SET description = md5(random()::text) WHERE id = (SELECT (1 + random() * ($ROWS - 2))::bigint)"
    ['authors']="INSERT INTO articles (slug, title, body, author_id) SELECT word, word, 'b', 1 FROM md5(random()::text) AS word"
    ['readers who like']="INSERT INTO favorites (user_id, article_id) VALUES (1 + random() * $((ROWS / 100 - 2)), 1 + random() * ($ROWS - 2)) ON CONFLICT DO NOTHING"
    ['who reads an inbox']="UPDATE notifications SET read_at = now() WHERE id = (SELECT (1 + random() * $((ROWS / 2 - 2)))::bigint)"
    ['who enqueues']="INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version) VALUES ('bench', md5(random()::text), now(), FALSE, 1)"
    ['readers of users']="SELECT FROM users WHERE id = 2"
    ['readers of articles']="SELECT FROM articles WHERE id = 2"
    ['readers of favourites']="SELECT FROM favorites WHERE user_id = 2 LIMIT 1"
    ['readers of inboxes']="SELECT FROM notifications WHERE recipient_id = 2 LIMIT 1"
)

# migrate FILE, as Flyway does.
migrate() {
    if grep --quiet --no-messages 'executeInTransaction=false' "$1.conf"; then
        sql --file "$1" >/dev/null
    else
        sql --single-transaction --file "$1" >/dev/null
    fi
}

files=$(find "$MIGRATIONS" -name 'V*.sql' | sort --version-sort)
for file in $files; do
    name=${file##*/}
    number=${name%%__*}
    if [[ $number == V1 || $number == V2 ]]; then
        migrate "$file"
        [[ $number == V1 ]] || sql --set rows="$ROWS" --file ops/bench/migrations.sql
        continue
    fi
    sql --command 'TRUNCATE bench.waits, bench.over'
    running=()
    for who in "${!THINGS[@]}"; do
        sql --set who="$who" --set thing="${THINGS[$who]}" <<<"CALL bench.go_on(:'who', :'thing')" >>"$WORK/clients.log" 2>&1 &
        running+=($!)
    done
    all_go_on() { (($(sql --command 'SELECT count(*) FROM bench.waits') == ${#THINGS[@]})); }
    until_true 60 all_go_on || fail "not all go on: see $WORK/clients.log"
    sql --command 'UPDATE bench.waits SET longest = interval '"'0'"
    begin=$(date +%s%3N)
    migrate "$file"
    took=$(($(date +%s%3N) - begin))
    sql --command 'INSERT INTO bench.over VALUES (TRUE)'
    wait "${running[@]}" || fail "somebody failed: see $WORK/clients.log"
    waited=$(sql --command "SELECT string_agg(who || ' ' || round(extract(epoch FROM longest), 1) || ' s', ', ' ORDER BY longest DESC, who)
        FROM bench.waits WHERE longest > interval '100 ms'")
    printf '%-40s %6.1f s; waited: %s\n' "$name" "$(awk -v ms="$took" 'BEGIN { print ms / 1000 }')" "${waited:-nobody}"
    [[ $number != V4 ]] || sql --command "INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
        SELECT 'notification', 'favorite-' || n, 'succeeded', 50, 1, now(), now() FROM generate_series(1, $ROWS) AS n"
done
