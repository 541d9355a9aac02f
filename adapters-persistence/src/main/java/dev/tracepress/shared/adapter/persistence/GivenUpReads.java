package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has the database end a read that nobody waits for any more: the driver only stops listening, and whoever took the connection
 * next would wait for the end of it. What writes goes on, since somebody may rely on that.
 *
 * <p>The connection is asked for a sign of life before it is given to anybody else. That comes once the read has ended, by itself
 * or because PostgreSQL was told to cancel it, and once more after it was told; so what is cancelled is never the work of the next one.
 *
 * <p>What is asked over a connection is an answer that is owed: see {@link OverdueAnswers}.
 */
final class GivenUpReads implements ConnectionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(GivenUpReads.class);

    private static final String READ = "SELECT";
    /** Of this session, whoever set it; NULL where the engine knows no such thing. */
    private static final String LONGEST_STATEMENT =
            "SELECT (extract(epoch FROM current_setting('statement_timeout', true)::interval) * 1000)::bigint";

    /** Most reads end sooner by themselves, and to cancel one takes a connection. */
    private static final Duration ENDS_BY_ITSELF = Duration.ofMillis(50);

    private final PostgresServers connections;
    private final OverdueAnswers answers;
    private final Duration patience;

    /** @param patience a connection that is silent for so long is of no use, whether it is new or its read was given up */
    GivenUpReads(PostgresServers connections, OverdueAnswers answers, Duration patience) {
        this.connections = connections;
        this.answers = answers;
        this.patience = patience;
    }

    @Override
    public Mono<Connection> create() {
        return connections
                .create()
                .flatMap(connection -> longestStatement(connection)
                        .onErrorResume(failure -> connection.close().then(Mono.error(failure)))
                        .map(longest -> proxy(
                                Ending.class, new Watched(connection, answers.of(connection, longest), patience))));
    }

    private Mono<Duration> longestStatement(PostgresqlConnection connection) {
        return connection
                .createStatement(LONGEST_STATEMENT)
                .execute()
                .concatMap(result -> result.map((row, _) -> Optional.ofNullable(row.get(0, Long.class))))
                .single()
                // A pool waits for ever for what it has begun to make.
                .timeout(patience)
                .map(millis -> Duration.ofMillis(millis.orElse(0L)));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }

    /** Completes once nothing that was given up goes on over the connection. */
    static Mono<Void> ended(Connection connection) {
        return connection instanceof Ending ending ? ending.ended() : Mono.empty();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(GivenUpReads.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    /** A connection that knows whether a read was given up over it. */
    private interface Ending extends Connection {
        Mono<Void> ended();
    }

    @KeepsState("whether its reader has given up")
    private static final class Watched implements InvocationHandler {

        private final PostgresqlConnection connection;
        private final OverdueAnswers.Connection answers;
        private final Duration patience;
        private final AtomicBoolean isGivenUp = new AtomicBoolean();

        Watched(PostgresqlConnection connection, OverdueAnswers.Connection answers, Duration patience) {
            this.connection = connection;
            this.answers = answers;
            this.patience = patience;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "ended" -> Mono.defer(this::ended);
                case "close" -> {
                    answers.forget();
                    yield connection.close();
                }
                // Whoever asks for a sign of life does not wait for long.
                case "validate" -> call(connection, method, arguments);
                default -> outcome(call(connection, method, arguments), arguments);
            };
        }

        private @Nullable Object outcome(@Nullable Object outcome, @Nullable Object @Nullable [] arguments) {
            return switch (outcome) {
                case Statement statement -> watched(statement, isRead(arguments));
                case Publisher<?> answer -> answers.owed(answer);
                case null, default -> outcome;
            };
        }

        private static boolean isRead(@Nullable Object @Nullable [] arguments) {
            return arguments != null
                    && arguments[0] instanceof String sql
                    && sql.stripLeading().toUpperCase(Locale.ROOT).startsWith(READ);
        }

        private Statement watched(Statement statement, boolean isRead) {
            return proxy(Statement.class, (self, method, arguments) -> {
                var outcome = call(statement, method, arguments);
                // What is set on a statement comes back as the statement, which must go on being this one.
                return switch (outcome) {
                    case Publisher<?> execution -> execution(execution, isRead);
                    case Statement _ -> self;
                    case null, default -> outcome;
                };
            });
        }

        private Flux<Object> execution(Publisher<?> execution, boolean isRead) {
            Runnable givenUp = isRead ? () -> isGivenUp.set(true) : () -> {};
            return answers.owed(execution, givenUp)
                    .map(result -> result instanceof Result rows ? new OwedResult(rows, answers, givenUp) : result);
        }

        private Mono<Void> ended() {
            if (!isGivenUp.getAndSet(false)) {
                return Mono.empty();
            }
            var read = signOfLife().cache();
            // The read may end by itself while PostgreSQL is told to cancel it. Whoever asks after it has been told
            // knows that
            // what was to be cancelled is over.
            return read.timeout(ENDS_BY_ITSELF, cancelled().then(read).then(signOfLife()))
                    .timeout(patience);
        }

        private Mono<Void> signOfLife() {
            return Mono.defer(() -> Mono.from(connection.validate(ValidationDepth.REMOTE)))
                    .then();
        }

        /** Once PostgreSQL has been told. */
        private Mono<Void> cancelled() {
            return Mono.defer(connection::cancelRequest).onErrorResume(error -> {
                LOG.atInfo()
                        .addKeyValue("error_type", error.getClass().getName())
                        .log("A read that nobody waits for could not be cancelled, and takes its time");
                return Mono.empty();
            });
        }
    }
}
