#!/usr/bin/env bash
#
# Measures the queue on a PostgreSQL 18 of its own with fsync, with workers in processes of their own and one effect in
# the database per job: how soon a job starts after its commit, how many are drained in a second, what 100,000 waiting ones
# do to both, and what pgbench manages with the same statements. Prints a table in Markdown.
#
#   ops/bench/jobs.sh
#   ops/bench/jobs.sh -Dbacklog=5000 -Ddrained=2000 -Dtimed=50     a quick look, too short for figures
#   ops/bench/jobs.sh -Dworkers=1,2,1,2 -Ddrained=60000            whether two workers drain more than one, both as warm
#   ops/bench/jobs.sh -Dchurn=60 -Dheld=10000000 -Drate=500        what becomes of the tables in an hour of 500 a second
#
# It needs a JDK 25, Maven and pgbench (Debian: apt-get install postgresql-contrib). There is no telemetry in it.
# What Maven says goes to adapters-jobs/target/bench.log.

set -euo pipefail

cd "$(dirname "$0")/../.."
mkdir -p adapters-jobs/target
[[ -z ${JAVA_HOME-} ]] || PATH=$JAVA_HOME/bin:$PATH

mvn --batch-mode --quiet --projects adapters-jobs --also-make test-compile exec:exec \
    -Dbench.options="$*" -Dbench.skip=false >adapters-jobs/target/bench.log 2>&1 || {
    tail -n 30 adapters-jobs/target/bench.log
    exit 1
}
cat adapters-jobs/target/bench.md
