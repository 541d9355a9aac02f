package dev.tracepress.operations.adapter.persistence;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many rows as one statement takes them: an array for each column. */
final class Columns {

    private Columns() {}

    static <R, T> T[] column(List<R> rows, Function<R, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
