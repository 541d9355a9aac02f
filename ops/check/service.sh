# shellcheck shell=bash
#
# Sourced by the checks that need a running service. Builds it, and starts processes of it from the classes that were built,
# each on a free port, in a folder of its own below target/, so that nobody's .tracepress is touched. Whatever was started
# ends with the script.
#
#   build                            compiles, and finds out the class path
#   package FOLDER                   builds the jar of the sources in FOLDER, as the image does, and sets JAR
#   copy_sources FOLDER TARGET       the sources that a jar is built from
#   start NAME [VARIABLE=value …]    starts a process, of JAR if that is set, and waits until it is ready
#   url NAME                         its address
#   address NAME                     the same by number, for whoever would try IPv6 first
#   random_secret                    64 hexadecimal digits
#   logs NAME                        its log
#   database_port NAME               of the embedded PostgreSQL that it brought
#   run_background NAME COMMAND …    any other program; its log is logs NAME
#
# The script that sources it has set WORK, a folder below target/.

declare -A BEGUN STARTED=()

fail() {
    printf 'FAIL  %s\n' "$*" >&2
    exit 1
}

ok() {
    printf 'ok    %s\n' "$*"
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo --non-interactive "$@"; fi
}

# need COMMAND PACKAGE…: installs Debian's packages where the command is missing.
need() {
    local command=$1
    shift
    command -v "$command" >/dev/null && return
    as_root apt-get update --quiet >/dev/null 2>&1 || true
    # Installed for its programs; its services need not run.
    as_root apt-get install --yes --quiet --no-install-recommends "$@" >"$WORK/apt.log" 2>&1 || true
    command -v "$command" >/dev/null || fail "$command is missing, and Debian's $* could not be installed: see $WORK/apt.log"
}

# until_true SECONDS COMMAND …: waits for a fact.
until_true() {
    local last=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < last)) || return 1
        sleep 0.5
    done
}

logs() {
    printf '%s/%s.log' "$WORK" "$1"
}

# The first Java that is new enough: JAVA_HOME's, that of PATH, or one that the system's packages installed. Maven finds it by
# itself, and tells nobody.
find_java() {
    local java
    for java in ${JAVA_HOME:+"$JAVA_HOME/bin/java"} "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
        if [[ -x $java ]] && "$java" -XshowSettings:properties -version 2>&1 |
            grep --quiet 'java\.specification\.version = \(2[5-9]\|[3-9][0-9]\)'; then
            printf '%s' "$java"
            return
        fi
    done
    fail "no Java 25 or newer in JAVA_HOME, PATH or /usr/lib/jvm"
}

build() {
    mkdir -p "$WORK"
    JAVA=$(find_java)
    mvn --batch-mode --quiet -Dspotless.check.skip=true --projects bootstrap --also-make test-compile \
        dependency:build-classpath -Dmdep.outputFile="$PWD/$WORK/classpath" -Dmdep.includeScope=runtime \
        >"$(logs build)" 2>&1 || {
        tail -n 30 "$(logs build)" >&2
        fail "the service could not be built"
    }
    ok "the service is built"
}

# Both are relative to the root of the project.
copy_sources() {
    local folder=$1 target=$PWD/$2
    mkdir -p "$target"
    (cd "$folder" && find . \( -name target -o -name .git \) -prune -o \( -name pom.xml -o -path '*/src/main' -prune \) -print0 |
        xargs --null cp --recursive --parents --target-directory="$target")
}

# Without tests, and only once for the same sources: the jar is kept in target/jars. One that `mvn verify` has just made will do.
package() {
    local folder=$1 context=$WORK/context sum
    mkdir -p "$WORK" target/jars
    JAVA=$(find_java)
    JAR=$PWD/bootstrap/target/tracepress.jar
    if [[ $folder == . && -s $JAR && -z $(find pom.xml ./*/pom.xml ./*/src/main -newer "$JAR" -print -quit) ]]; then
        return
    fi
    rm -rf "$context"
    copy_sources "$folder" "$context"
    sum=$(cd "$context" && find . -type f -print0 | sort --zero-terminated | xargs --null sha256sum | sha256sum | cut -c1-16)
    JAR=$PWD/target/jars/tracepress-$sum.jar
    [[ -s $JAR ]] || {
        (cd "$context" && mvn --batch-mode --quiet -Dspotless.check.skip=true package -DskipTests -Dstart.skip) >"$(logs package)" 2>&1 || {
            tail -n 30 "$(logs package)" >&2
            fail "the jar could not be built"
        }
        mv "$context/bootstrap/target/tracepress.jar" "$JAR"
    }
    rm -rf "$context"
}

# Ends what was started, and PostgreSQL with it. A process that is stopped (SIGSTOP) hears nothing until it goes on.
stop() {
    local name=$1 process=${STARTED[$1]-}
    [[ -n $process ]] || return 0
    unset "STARTED[$name]"
    kill -CONT "$process" 2>/dev/null || true
    kill "$process" 2>/dev/null || true
    until_true 30 gone "$process" || kill -9 "$process" 2>/dev/null || true
}

gone() {
    ! kill -0 "$1" 2>/dev/null
}

stop_all() {
    local name
    for name in "${!STARTED[@]}"; do stop "$name"; done
}

trap stop_all EXIT

run_background() {
    local name=$1
    shift
    "$@" >"$(logs "$name")" 2>&1 &
    STARTED[$name]=$!
}

start() {
    local name=$1 folder=$WORK/$1
    shift
    # What a run before has left, its database among it; a process that this run starts again finds what it had.
    [[ -n ${BEGUN[$name]-} ]] || rm -rf "$folder"
    BEGUN[$name]=yes
    mkdir -p "$folder"
    # That of a run before would say at once that it is ready.
    rm -f "$(logs "$name")"
    local log program
    log=$PWD/$(logs "$name")
    if [[ -n ${JAR-} ]]; then
        program=(-jar "$JAR")
    else
        program=(-classpath "$PWD/bootstrap/target/classes:$(cat "$WORK/classpath")" dev.tracepress.wiring.TracepressApplication)
    fi
    (
        cd "$folder" || exit
        exec env PORT=0 "$@" "$JAVA" -Xmx384m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
            "${program[@]}" >"$log" 2>&1
    ) &
    STARTED[$name]=$!
    until_true 120 grep -q "Tracepress is ready" "$(logs "$name")" || {
        tail -n 20 "$(logs "$name")" >&2
        fail "$name does not start"
    }
    ok "$name answers at $(url "$name")"
}

url() {
    sed -n 's|.*Health *\(http://[^/]*\)/api/health.*|\1|p' "$(logs "$1")" | head -1
}

address() {
    url "$1" | sed 's/localhost/127.0.0.1/'
}

random_secret() {
    od --address-radix=n --format=x1 --read-bytes=32 /dev/urandom | tr -d ' \n'
}

database_port() {
    sed -n 's|.*psql -h 127.0.0.1 -p \([0-9]*\) .*|\1|p' "$(logs "$1")" | head -1
}
