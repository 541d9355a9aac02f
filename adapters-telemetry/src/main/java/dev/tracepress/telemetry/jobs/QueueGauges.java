package dev.tracepress.telemetry.jobs;

import dev.tracepress.shared.adapter.jobs.listening.DatabaseListener;
import dev.tracepress.shared.adapter.jobs.operations.JobTable;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The queue in figures, asked for once for all that are read at the same time. */
@KeepsState("what the queue looked like a moment ago")
final class QueueGauges implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(QueueGauges.class);

    /** All gauges of one scrape are read within this time. */
    private static final Duration SAME_SCRAPE = Duration.ofSeconds(1);

    /** Who scrapes waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final JobQueries queue;
    private final Optional<JobTable> table;
    private final Optional<DatabaseListener> listener;
    private final List<String> kinds;
    private final InstantSource time;
    private Instant lookedAt = Instant.EPOCH;
    private Sight seen = Sight.NOTHING;

    /**
     * A queue in memory has no table, and nobody to listen to.
     *
     * @param kinds by their names
     */
    QueueGauges(
            JobQueries queue,
            Optional<JobTable> table,
            Optional<DatabaseListener> listener,
            List<String> kinds,
            InstantSource time) {
        this.queue = queue;
        this.table = table;
        this.listener = listener;
        this.kinds = List.copyOf(kinds);
        this.time = time;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        listener.filter(DatabaseListener::listens)
                .ifPresent(heard -> Metric.JOBS_LISTENER_CONNECTED
                        .gauge(heard, connection -> connection.isConnected() ? 1 : 0, Tags.empty())
                        .register(meters));
        table.ifPresent(_ -> bindTable(meters));
        for (var kind : kinds) {
            depth(meters, kind, "waiting", JobKindView::waiting);
            depth(meters, kind, "scheduled", JobKindView::scheduled);
            depth(meters, kind, "retrying", JobKindView::retrying);
            depth(meters, kind, "running", JobKindView::running);
            depth(meters, kind, "dead", JobKindView::dead);
            gauge(
                    meters,
                    Metric.JOBS_OLDEST_AGE,
                    kind,
                    Tags.empty(),
                    status -> status.oldestDue().toMillis() / 1e3);
        }
    }

    private void bindTable(MeterRegistry meters) {
        Metric.DB_UP
                .gauge(this, gauges -> gauges.look().room().isPresent() ? 1 : 0, Tags.empty())
                .register(meters);
        room(meters, Metric.JOBS_TABLE_ROWS, Tags.of("state", "live"), JobTable.Room::live);
        room(meters, Metric.JOBS_TABLE_ROWS, Tags.of("state", "dead"), JobTable.Room::dead);
        room(meters, Metric.JOBS_TABLE_SIZE, Tags.empty(), JobTable.Room::bytes);
    }

    private void room(MeterRegistry meters, Metric metric, Tags tags, ToDoubleFunction<JobTable.Room> value) {
        metric.gauge(this, gauges -> read(gauges.look().room(), value), tags).register(meters);
    }

    private void depth(MeterRegistry meters, String kind, String state, ToDoubleFunction<JobKindView> count) {
        gauge(meters, Metric.JOBS_QUEUE_DEPTH, kind, Tags.of("state", state), count);
    }

    private void gauge(
            MeterRegistry meters, Metric metric, String kind, Tags tags, ToDoubleFunction<JobKindView> value) {
        metric.gauge(this, gauges -> read(gauges.look().kind(kind), value), tags.and("job.type", kind))
                .register(meters);
    }

    /** Not a number while the database does not tell. */
    private static <T> double read(Optional<T> told, ToDoubleFunction<T> value) {
        return told.map(value::applyAsDouble).orElse(Double.NaN);
    }

    private synchronized Sight look() {
        var now = time.instant();
        if (lookedAt.plus(SAME_SCRAPE).isBefore(now)) {
            seen = ask();
            lookedAt = time.instant();
        }
        return seen;
    }

    /** First what costs nothing, and tells that the database is there. */
    private Sight ask() {
        var room = table.flatMap(rows -> told(rows.room()));
        return table.isPresent() && room.isEmpty()
                ? Sight.NOTHING
                : new Sight(room, told(queue.kinds().map(QueueGauges::byKind)));
    }

    private static <T> Optional<T> told(Mono<T> answer) {
        try {
            return answer.blockOptional(PATIENCE);
        } catch (RuntimeException outage) {
            LOG.debug("The queue cannot be looked at", outage);
            return Optional.empty();
        }
    }

    private static Map<String, JobKindView> byKind(List<JobKindView> statuses) {
        return statuses.stream().collect(Collectors.toUnmodifiableMap(JobKindView::kind, Function.identity()));
    }

    private record Sight(Optional<JobTable.Room> room, Optional<Map<String, JobKindView>> kinds) {

        static final Sight NOTHING = new Sight(Optional.empty(), Optional.empty());

        Optional<JobKindView> kind(String name) {
            return kinds.map(seen ->
                    seen.getOrDefault(name, new JobKindView(name, Optional.empty(), 0, 0, 0, 0, 0, Duration.ZERO)));
        }
    }
}
