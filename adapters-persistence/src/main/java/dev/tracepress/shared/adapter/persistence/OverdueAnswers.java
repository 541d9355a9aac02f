package dev.tracepress.shared.adapter.persistence;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closes connections that owe an answer for longer than the database lets a statement take: they fell silent. Whoever waits is told
 * so then, and not by the end of a deadline.
 *
 * <p>An answer that has begun is one: how long its reader takes for the rest of it is the reader's affair.
 */
@KeepsState("what each connection owes, and since when")
final class OverdueAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueAnswers.class);

    private final Duration margin;
    private final Ticker ticker;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /** @param margin what the database may take for ending a statement that takes too long */
    OverdueAnswers(Duration margin, Ticker ticker) {
        this.margin = margin;
        this.ticker = ticker;
    }

    /**
     * Watches it from now on, until it is closed.
     *
     * @param longest what a statement may take there; no time at all is as long as it likes
     */
    Connection of(PostgresqlConnection connection, Duration longest) {
        var watched = new Connection(connection, longest);
        connections.add(watched);
        return watched;
    }

    /** Those that are overdue now. */
    List<Connection> overdue() {
        return connections.stream().filter(Connection::isOverdue).toList();
    }

    /** Watches them no more either. */
    Mono<Void> close(List<Connection> overdue) {
        LOG.warn(
                "The database owes an answer for longer than a statement may take: connections that are closed: {}",
                overdue.size());
        return Flux.fromIterable(overdue).flatMap(Connection::close).then();
    }

    /** One that may owe an answer. */
    final class Connection {

        private final PostgresqlConnection connection;
        private final Duration longest;
        private final AtomicReference<@Nullable Awaited<?>> awaited = new AtomicReference<>();

        private Connection(PostgresqlConnection connection, Duration longest) {
            this.connection = connection;
            this.longest = longest;
        }

        /** The same, which is owed from the time when somebody subscribes until it begins, ends or is given up. */
        <T> Flux<T> owed(Publisher<T> answer) {
            return owed(answer, () -> {});
        }

        /** @param givenUp told if that is how it ends */
        <T> Flux<T> owed(Publisher<T> answer, Runnable givenUp) {
            return Flux.from(answer).tap(() -> new Awaited<>(awaited, ticker.read(), givenUp));
        }

        /** Is watched no more. */
        void forget() {
            connections.remove(this);
        }

        private boolean isOverdue() {
            var answer = awaited.get();
            return answer != null
                    && longest.isPositive()
                    && ticker.read() - answer.since > longest.plus(margin).toNanos();
        }

        /** Whatever comes of it: whoever looks for the next ones must go on. */
        private Mono<Void> close() {
            forget();
            return connection.close().onErrorResume(failure -> {
                LOG.warn("A connection that fell silent could not be closed in order", failure);
                return Mono.empty();
            });
        }
    }

    /**
     * What somebody waits for. It is none any more before the next one learns of it, who may ask something over the same connection at
     * once; and if that was asked already, only the later one counts.
     */
    private static final class Awaited<T> extends DefaultSignalListener<T> {

        private final AtomicReference<@Nullable Awaited<?>> place;
        private final long since;
        private final Runnable givenUp;

        Awaited(AtomicReference<@Nullable Awaited<?>> place, long since, Runnable givenUp) {
            this.place = place;
            this.since = since;
            this.givenUp = givenUp;
        }

        @Override
        public void doFirst() {
            place.set(this);
        }

        @Override
        public void doOnNext(T answer) {
            settle();
        }

        @Override
        public void doOnComplete() {
            settle();
        }

        @Override
        public void doOnError(Throwable failure) {
            settle();
        }

        @Override
        public void doOnCancel() {
            settle();
            givenUp.run();
        }

        private void settle() {
            place.compareAndSet(this, null);
        }
    }
}
