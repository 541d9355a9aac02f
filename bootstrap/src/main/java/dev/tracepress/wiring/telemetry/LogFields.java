package dev.tracepress.wiring.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Map;

/** What every log line of one request or of one attempt at a job says beside its own fields. */
@FunctionalInterface
interface LogFields {

    ContextKey<LogFields> KEY = ContextKey.named("log-fields");

    Map<String, String> asMap();

    /** Those of the request or job that this thread works for at the moment. */
    static Map<String, String> current() {
        var fields = Context.current().get(KEY);
        return fields == null ? Map.of() : fields.asMap();
    }
}
