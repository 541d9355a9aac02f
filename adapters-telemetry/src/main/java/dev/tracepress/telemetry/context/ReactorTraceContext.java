package dev.tracepress.telemetry.context;

import dev.tracepress.shared.domain.KeepsState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * The trace on its way through reactive chains. It travels in Reactor's context, where no thread can lose it. For those who
 * ask the thread (logs, exemplars, profiles) it is put on the thread wherever signals enter a chain: with the request, its
 * body, the answers of the database, and the tasks of Reactor's schedulers. What follows from a signal runs on its thread.
 *
 * <p>Reactor can do so at every operator of every chain ({@code spring.reactor.context-propagation=auto}), which cost a
 * third of a request's CPU time. Who enters a chain from a thread of their own wraps the entry by {@link #onThread}.
 */
@KeepsState("who hears of a change of threads")
public final class ReactorTraceContext {

    private static final String KEY = "tracepress.trace";
    private static final String HOOK = "tracepress.trace";

    /** Of the class, since whoever puts contexts on threads is made by a library, which hands nothing in. */
    private static volatile Consumer<Context> threadListener = _ -> {};

    private ReactorTraceContext() {}

    /** Tells that listener of every context that a thread begins to work in, the empty one included; there is one at a time. */
    public static void listenOnThreads(Consumer<Context> listener) {
        threadListener = listener;
    }

    /** The root context outside any trace. */
    public static Context in(ContextView carrier) {
        Context carried = carrier.getOrDefault(KEY, null);
        return carried == null ? Context.root() : carried;
    }

    public static reactor.util.context.Context with(reactor.util.context.Context carrier, Context carried) {
        return carrier.put(KEY, carried);
    }

    /** Tasks of Reactor's schedulers keep the context of whoever schedules them; for as long as the JVM lives. */
    public static void followSchedulers() {
        Schedulers.onScheduleHook(HOOK, ReactorTraceContext::withCurrent);
    }

    /** That of nobody too: a task that waits for its turn is scheduled by whoever was before it, whose trace is not its own. */
    private static Runnable withCurrent(Runnable task) {
        var context = Context.current();
        return () -> {
            try (var _ = enter(context)) {
                task.run();
            }
        };
    }

    /** The same, with its context on the thread while it is subscribed to and around each of its signals. */
    public static <T> Mono<T> onThread(Mono<T> source) {
        return new OnThreadMono<>(source);
    }

    /** As {@link #onThread(Mono)}. */
    public static <T> Flux<T> onThread(Publisher<T> source) {
        return new OnThreadFlux<>(Flux.from(source));
    }

    /** Puts a context on this thread until the scope is closed. */
    // The scope within is closed with the one around it.
    @SuppressWarnings("MustBeClosedChecker")
    static Scope enter(Context context) {
        var previous = Context.current();
        if (context.equals(previous)) {
            return Scope.noop();
        }
        var scope = context.makeCurrent();
        threadListener.accept(context);
        return () -> {
            scope.close();
            threadListener.accept(previous);
        };
    }

    private static final class OnThreadMono<T> extends MonoOperator<T, T> {

        OnThreadMono(Mono<T> source) {
            super(source);
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            try (var _ = enter(in(actual.currentContext()))) {
                source.subscribe(new OnThread<>(actual));
            }
        }
    }

    private static final class OnThreadFlux<T> extends FluxOperator<T, T> {

        OnThreadFlux(Flux<T> source) {
            super(source);
        }

        @Override
        public void subscribe(CoreSubscriber<? super T> actual) {
            try (var _ = enter(in(actual.currentContext()))) {
                source.subscribe(new OnThread<>(actual));
            }
        }
    }

    private static final class OnThread<T> implements CoreSubscriber<T> {

        private final CoreSubscriber<? super T> actual;
        private final Context context;

        OnThread(CoreSubscriber<? super T> actual) {
            this.actual = actual;
            this.context = in(actual.currentContext());
        }

        @Override
        public reactor.util.context.Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            actual.onSubscribe(subscription);
        }

        @Override
        public void onNext(T value) {
            try (var _ = enter(context)) {
                actual.onNext(value);
            }
        }

        @Override
        public void onError(Throwable error) {
            try (var _ = enter(context)) {
                actual.onError(error);
            }
        }

        @Override
        public void onComplete() {
            try (var _ = enter(context)) {
                actual.onComplete();
            }
        }
    }
}
