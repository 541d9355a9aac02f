package dev.tracepress.shared.adapter.jobs.worker;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Hands over what the database answers to a job to a thread of the job's own. It arrives on an event loop, and a handler that
 * goes on there and blocks would stop whatever else lives on that loop. What is answered to requests stays where it is.
 */
public final class AnswersToJobs {

    private static final Class<?> IN_A_JOB = AnswersToJobs.class;

    private final Scheduler handlers;

    public AnswersToJobs(Scheduler handlers) {
        this.handlers = handlers;
    }

    /** The same connections, of which those that a job takes hand over what they tell. */
    public ConnectionFactory decorate(ConnectionFactory connections) {
        return new Connections(connections);
    }

    /** Marks the work as a job's. */
    static <T> Mono<T> handedOver(Mono<T> work) {
        return work.contextWrite(context -> context.put(IN_A_JOB, true));
    }

    private <T> T of(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                AnswersToJobs.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    var outcome = call(target, method, arguments);
                    // What is set on a statement, or added to a batch, comes back as that, which must go on being this
                    // one.
                    return outcome != null && outcome.equals(target) ? self : outcome(outcome);
                }));
    }

    private @Nullable Object outcome(@Nullable Object outcome) {
        return switch (outcome) {
            case Statement statement -> of(Statement.class, statement);
            case Batch batch -> of(Batch.class, batch);
            case Result result -> of(Result.class, result);
            case Mono<?> one -> one.map(this::element).publishOn(handlers);
            case Publisher<?> many -> Flux.from(many).map(this::element).publishOn(handlers);
            case null, default -> outcome;
        };
    }

    /** Of an answer: a result, or what somebody has made of a row already. */
    private Object element(Object element) {
        return element instanceof Result result ? of(Result.class, result) : element;
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    private final class Connections implements ConnectionFactory {

        private final ConnectionFactory all;

        Connections(ConnectionFactory all) {
            this.all = all;
        }

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.deferContextual(context -> {
                Mono<Connection> connection = Mono.from(all.create());
                // Handed over itself, it would be lost to the pool if the job were cancelled on the way.
                return context.hasKey(IN_A_JOB) ? connection.map(taken -> of(Connection.class, taken)) : connection;
            });
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return all.getMetadata();
        }
    }
}
