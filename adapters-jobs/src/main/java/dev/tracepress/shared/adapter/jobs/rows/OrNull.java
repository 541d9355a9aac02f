package dev.tracepress.shared.adapter.jobs.rows;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.Optional;

/** What may be absent, as a parameter of a statement. */
public final class OrNull {

    private OrNull() {}

    public static <T> Parameter orNull(Optional<T> value, Class<T> type) {
        return value.map(Parameters::in).orElseGet(() -> Parameters.in(type));
    }
}
