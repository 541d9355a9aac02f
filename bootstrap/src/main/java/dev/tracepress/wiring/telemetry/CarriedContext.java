package dev.tracepress.wiring.telemetry;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The trace on its way through reactive chains. It travels in Reactor's context, where no thread can lose it; Reactor sets it
 * on the thread around every signal, for those who ask the thread: logs, exemplars, profiles.
 *
 * <p>It is the only thing that is carried so, since each costs something at every operator of every request.
 */
public final class CarriedContext implements ThreadLocalAccessor<Context> {

    private static final String KEY = "tracepress.trace";

    /** The root context outside any trace. */
    static Context in(ContextView carrier) {
        Context carried = carrier.getOrDefault(KEY, null);
        return carried == null ? Context.root() : carried;
    }

    static reactor.util.context.Context with(reactor.util.context.Context carrier, Context carried) {
        return carrier.put(KEY, carried);
    }

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public @Nullable Context getValue() {
        var current = Context.current();
        return current.equals(Context.root()) ? null : current;
    }

    @Override
    public void setValue(Context value) {
        attach(value);
    }

    @Override
    public void setValue() {
        attach(Context.root());
    }

    /** Whoever sets a value here sets the one before again by the same door, so no scope is kept to be closed. */
    @SuppressWarnings("MustBeClosedChecker")
    private static void attach(Context context) {
        ContextStorage.get().attach(context);
        ProfiledSpans.onThread(context);
    }
}
