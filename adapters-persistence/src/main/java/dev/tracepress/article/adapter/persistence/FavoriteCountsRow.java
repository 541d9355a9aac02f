package dev.tracepress.article.adapter.persistence;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/**
 * What a look at some articles found.
 *
 * @param last the highest id among them; {@link #END} if there was none
 * @param drifted how many of them count wrong
 * @param most how many they could have been
 */
record FavoriteCountsRow(long last, long drifted, int most) {

    private static final long END = -1;

    static FavoriteCountsRow of(Readable row, int most) {
        var last = row.get("last", Long.class);
        return new FavoriteCountsRow(
                last == null ? END : last, Objects.requireNonNull(row.get("drifted", Long.class)), most);
    }

    boolean isEnd() {
        return last == END;
    }
}
