package dev.tracepress.telemetry.context;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.LogKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What every log line of one request or of one attempt at a job says beside its own fields, as far as it is known yet. */
@KeepsState("the fields of the lines of one request or attempt")
public final class LogFields {

    public static final ContextKey<LogFields> KEY = ContextKey.named("log-fields");

    private volatile Map<LogKey, String> fields;

    public LogFields() {
        this(Map.of());
    }

    public LogFields(Map<LogKey, String> known) {
        this.fields = Map.copyOf(known);
    }

    /** Those of the request or job that this thread works for at the moment; with none, nothing is done. */
    public static void forEachCurrent(BiConsumer<String, String> action) {
        forEach(current(), action);
    }

    /** Those of the request or job that this thread works for at the moment, in a map that does not change. */
    public static Map<LogKey, String> current() {
        var fields = Context.current().get(KEY);
        return fields == null ? Map.of() : fields.fields;
    }

    public void forEach(BiConsumer<String, String> action) {
        forEach(fields, action);
    }

    private static void forEach(Map<LogKey, String> fields, BiConsumer<String, String> action) {
        fields.forEach((key, value) -> action.accept(key.key(), value));
    }

    /** From now on every line says so; the last value of a key counts. */
    public synchronized void add(LogKey key, String value) {
        if (!value.equals(fields.get(key))) {
            var more = new EnumMap<LogKey, String>(LogKey.class);
            more.putAll(fields);
            more.put(key, value);
            fields = more;
        }
    }
}
