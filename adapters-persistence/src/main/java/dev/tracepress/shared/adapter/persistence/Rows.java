package dev.tracepress.shared.adapter.persistence;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.Optional;

/** Reads columns that the schema says are there, and writes values that may be absent. */
public final class Rows {

    private Rows() {}

    /** The value of a column that is never null. */
    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** What to bind for a value that may be absent: SQL's NULL of the right type. */
    public static <T> Parameter orNull(Optional<T> value, Class<T> type) {
        return value.<Parameter>map(Parameters::in).orElseGet(() -> Parameters.in(type));
    }
}
