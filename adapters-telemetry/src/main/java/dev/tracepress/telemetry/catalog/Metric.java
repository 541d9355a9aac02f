package dev.tracepress.telemetry.catalog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures that the service makes itself, each with its unit, its meaning, and its labels. What libraries add (JVM,
 * process, log events) stands in {@link SignalCatalog}.
 */
public enum Metric {
    HTTP_DURATION(
            Kind.HISTOGRAM,
            "http.server.request.duration",
            Unit.SECONDS,
            "from the first byte of a request until its answer was handed to the network; of a stream, until its head",
            Labels.HTTP),
    HTTP_TOTAL(
            Kind.COUNTER,
            "http.server.request.total",
            Unit.NONE,
            "requests that ended; the count of http.server.request.duration",
            Labels.HTTP),
    HTTP_ACTIVE_REQUESTS(
            Kind.GAUGE,
            "http.server.active_requests",
            Unit.NONE,
            "requests that are being served, but for streams whose answer has begun",
            Labels.NONE),
    HTTP_SHED(
            Kind.COUNTER,
            "http.server.shed",
            Unit.NONE,
            "requests that were refused since more were asked than could be answered in time, by class: read, list, search,"
                    + " write, sign_in; they have no spans nor lines in the log, but for those that were refused once their"
                    + " bodies were there",
            Labels.ROUTE_CLASS),
    HTTP_ADMISSION_LIMIT(
            Kind.GAUGE,
            "http.server.admission.limit",
            Unit.NONE,
            "how many requests of a class are let in at once at the moment",
            Labels.ROUTE_CLASS),
    HTTP_ADMISSION_ADMITTED(
            Kind.GAUGE,
            "http.server.admission.admitted",
            Unit.NONE,
            "how many requests of a class are being answered",
            Labels.ROUTE_CLASS),
    HTTP_CONNECTIONS_REFUSED(
            Kind.COUNTER,
            "http.server.connections.refused",
            Unit.NONE,
            "connections that were closed at once, since their client had as many as it may",
            Labels.NONE),
    AUTH_REGISTRATIONS(
            Kind.COUNTER,
            "auth.registration.total",
            Unit.NONE,
            "attempts to register: success, failed, cancelled (nobody waited for the outcome, whatever it became)",
            "result"),
    AUTH_LOGINS(
            Kind.COUNTER,
            "auth.login.attempts",
            Unit.NONE,
            "attempts to sign in: success, failed, cancelled (nobody waited for the outcome)",
            "result"),
    ARTICLES_CREATED(
            Kind.COUNTER,
            "articles.created",
            Unit.NONE,
            "articles that were published while their authors waited for the answer; the table counts them all",
            Labels.NONE),
    ARTICLES_FAVORITED(
            Kind.COUNTER,
            "articles.favorited",
            Unit.NONE,
            "favourites that were made while their readers waited for the answer; the table counts them all",
            Labels.NONE),
    FAVORITES_DRIFT(
            Kind.GAUGE,
            "favorites.drift",
            Unit.NONE,
            "articles that showed a wrong number of favourites at the last check, which this process made within two"
                    + " hours; no number if it made none",
            Labels.NONE),
    FAVORITES_CHECKED(
            Kind.GAUGE,
            "favorites.checked.timestamp",
            Unit.SECONDS,
            "when this process made that check, since 1970; of several processes, the latest is right",
            Labels.NONE),
    HOT_READS(
            Kind.COUNTER,
            "hot.reads",
            Unit.NONE,
            "reads of anonymous readers that may come from memory: hit (they did), miss (they were read, or waited for one"
                    + " who read); none while other processes are not heard, or with TRACEPRESS_CACHE=off",
            "result"),
    HOT_SIZE(Kind.GAUGE, "hot.size", Unit.BYTES, "about what is held in memory of what was read", Labels.NONE),
    NOTIFICATIONS_STREAMS(
            Kind.GAUGE, "notifications.streams", Unit.NONE, "recipients' streams that are open here", Labels.NONE),
    JOBS_ENQUEUED(Kind.COUNTER, "jobs.enqueued", Unit.NONE, "jobs whose transaction has committed", Labels.JOB_TYPE),
    JOBS_COMPLETED(Kind.COUNTER, "jobs.completed", Unit.NONE, "jobs that were done", Labels.JOB_TYPE),
    JOBS_FAILED(
            Kind.COUNTER,
            "jobs.failed",
            Unit.NONE,
            "attempts that failed, those of workers that died among them",
            Labels.JOB_TYPE),
    JOBS_RETRIED(
            Kind.COUNTER,
            "jobs.retried",
            Unit.NONE,
            "failed attempts after which the job waits for another",
            Labels.JOB_TYPE),
    JOBS_DEAD(Kind.COUNTER, "jobs.dead", Unit.NONE, "jobs that were given up", Labels.JOB_TYPE),
    JOBS_DURATION(Kind.HISTOGRAM, "jobs.duration", Unit.SECONDS, "how long attempts took", "job.type, result"),
    JOBS_QUEUE_LATENCY(
            Kind.HISTOGRAM,
            "jobs.queue.latency",
            Unit.SECONDS,
            "from when a job was due to the start of its attempt",
            Labels.JOB_TYPE),
    JOBS_QUEUE_DEPTH(
            Kind.GAUGE,
            "jobs.queue.depth",
            Unit.NONE,
            "jobs: waiting (due), scheduled (not due yet), retrying (failed, to be tried again), running, dead; from 500 on,"
                    + " at least so many",
            "job.type, state"),
    JOBS_OLDEST_AGE(
            Kind.GAUGE,
            "jobs.queue.oldest_age",
            Unit.SECONDS,
            "for how long the oldest due job has been due, tried or not; 0 if none is",
            Labels.JOB_TYPE),
    JOBS_LISTENER_CONNECTED(
            Kind.GAUGE,
            "jobs.listener.connected",
            Unit.NONE,
            "1 while the connection over which processes hear of each other is there, else 0",
            Labels.NONE),
    JOBS_TABLE_ROWS(
            Kind.GAUGE,
            "jobs.table.rows",
            Unit.NONE,
            "rows of the queue's table as PostgreSQL estimates them: live, and dead, which no vacuum has taken away yet",
            "state"),
    JOBS_TABLE_SIZE(
            Kind.GAUGE,
            "jobs.table.size",
            Unit.BYTES,
            "what the queue's table takes on disk, indexes included",
            Labels.NONE),
    DB_UP(
            Kind.GAUGE,
            "db.client.up",
            Unit.NONE,
            "1 if the database answered within a second when these figures were read, else 0",
            Labels.NONE),
    DB_CLOCK_OFFSET(
            Kind.GAUGE,
            "db.clock.offset",
            Unit.SECONDS,
            "how far the clock of this machine is ahead of the database's, whose time is used; negative if it is behind",
            Labels.NONE),
    DB_REPLICAS(
            Kind.GAUGE,
            "db.replicas",
            Unit.NONE,
            "servers of DATABASE_READ_URL: following (read from), primary (what the others follow), left_out (behind, silent,"
                    + " or of another primary); none without it",
            "state"),
    DB_REPLICA_READS(
            Kind.COUNTER,
            "db.replica.reads",
            Unit.NONE,
            "reads that a replica was asked for: served, outdated (this process had changed since what it showed, so the"
                    + " primary was asked as well), failed (likewise, since it did not answer)",
            "result"),
    DB_DURATION(
            Kind.HISTOGRAM,
            "db.client.operation.duration",
            Unit.SECONDS,
            "how long statements took, from sending to the last row",
            "db.operation.name, db.collection.name"),
    DB_CONNECTION_WAIT(
            Kind.HISTOGRAM,
            "db.client.connection.wait_time",
            Unit.SECONDS,
            "how long it took to get a connection from the pool, ready for use",
            Labels.POOL),
    DB_CONNECTION_COUNT(
            Kind.GAUGE,
            "db.client.connection.count",
            Unit.NONE,
            "connections of the pool: idle, used",
            "db.client.connection.pool.name, db.client.connection.state"),
    DB_CONNECTION_MAX(Kind.GAUGE, "db.client.connection.max", Unit.NONE, "how many there may be", Labels.POOL),
    DB_CONNECTION_PENDING(
            Kind.GAUGE,
            "db.client.connection.pending_requests",
            Unit.NONE,
            "how many wait for a connection",
            Labels.POOL),
    EVENT_LOOP_LAG(
            Kind.HISTOGRAM,
            "eventloop.lag",
            Unit.SECONDS,
            "how long a task waits for a thread of the server's event loops, probed once a second",
            Labels.NONE),
    VIRTUAL_THREADS_MOUNTED(
            Kind.GAUGE,
            "jvm.threads.virtual.mounted",
            Unit.NONE,
            "virtual threads that run on a carrier at the moment",
            Labels.NONE),
    VIRTUAL_THREADS_QUEUED(
            Kind.GAUGE,
            "jvm.threads.virtual.queued",
            Unit.NONE,
            "virtual threads that could run and wait for a carrier",
            Labels.NONE),
    VIRTUAL_THREADS_CARRIERS(
            Kind.GAUGE,
            "jvm.threads.virtual.carriers",
            Unit.NONE,
            "platform threads that carry virtual ones; more than there are cores if some are pinned",
            Labels.NONE),
    TELEMETRY_DROPPED(
            Kind.COUNTER,
            "telemetry.dropped",
            Unit.NONE,
            "spans, log records and metric exports that were lost: full buffer, or a backend that does not take them",
            "signal, exporter");

    private final Kind kind;
    private final String meterName;
    private final Unit unit;
    private final String meaning;
    private final String labels;

    Metric(Kind kind, String meterName, Unit unit, String meaning, String labels) {
        this.kind = kind;
        this.meterName = meterName;
        this.unit = unit;
        this.meaning = meaning;
        this.labels = labels;
    }

    public Kind kind() {
        return kind;
    }

    public String meterName() {
        return meterName;
    }

    public Unit unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(", "));
    }

    public Timer.Builder timer(Tags tags) {
        return Timer.builder(meterName).description(meaning).tags(tags).serviceLevelObjectives(Buckets.inSeconds());
    }

    public Counter.Builder counter(Tags tags) {
        return Counter.builder(meterName).description(meaning).tags(tags);
    }

    public <T> FunctionCounter.Builder<T> functionCounter(T source, ToDoubleFunction<T> count, Tags tags) {
        return FunctionCounter.builder(meterName, source, count)
                .description(meaning)
                .tags(tags);
    }

    public <T> Gauge.Builder<T> gauge(T source, ToDoubleFunction<T> value, Tags tags) {
        return Gauge.builder(meterName, source, value)
                .description(meaning)
                .baseUnit(unit.symbol())
                .tags(tags)
                .strongReference(true);
    }

    /** What kind of meter it is. */
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** What it counts in. */
    public enum Unit {
        NONE(null),
        BYTES("bytes"),
        SECONDS("seconds");

        private final @Nullable String symbol;

        Unit(@Nullable String symbol) {
            this.symbol = symbol;
        }

        @Nullable
        public String symbol() {
            return symbol;
        }
    }

    private static final class Labels {
        static final String NONE = "";
        static final String HTTP = "http.request.method, http.route, http.response.status_code, error.type";
        static final String ROUTE_CLASS = "route.class";
        static final String JOB_TYPE = "job.type";
        static final String POOL = "db.client.connection.pool.name";
    }

    /** Those of the conventions for HTTP (0.005 to 10 s), with finer ones below for statements and the queue. */
    private static final class Buckets {
        static Duration[] inSeconds() {
            return DoubleStream.of(
                            0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5,
                            7.5, 10, 60, 600)
                    .mapToObj(seconds -> Duration.ofNanos((long) (seconds * 1e9)))
                    .toArray(Duration[]::new);
        }
    }
}
