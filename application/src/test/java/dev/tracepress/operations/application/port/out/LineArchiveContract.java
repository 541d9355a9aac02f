package dev.tracepress.operations.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenLine.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.domain.LogLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link LineArchive} promises. */
public abstract class LineArchiveContract {

    private static final LogLine ONE =
            line(1).with("key", "ü&=%").failing("an error").logged();
    private static final LogLine OTHER = line(2).of("errand", "errand-1").logged();

    protected abstract LineArchive archive();

    /** All that is kept, latest first. */
    protected abstract List<LogLine> kept();

    /** As if so many others had been put there since. */
    protected abstract void fill();

    @Test
    void what_is_put_there_is_there_to_the_last_detail() {
        completes(archive().keep(List.of(ONE, OTHER)));

        assertThat(kept()).containsExactly(OTHER, ONE);
    }

    @Test
    void the_oldest_make_room_for_new_ones() {
        completes(archive().keep(List.of(ONE)));
        fill();
        completes(archive().keep(List.of(OTHER)));

        assertThat(kept()).containsExactly(OTHER);
    }

    @Test
    void those_that_were_logged_before_a_time_are_forgotten() {
        completes(archive().keep(List.of(ONE, OTHER)));

        assertThat(resultOf(archive().forget(OTHER.at()))).isEqualTo(1);
        assertThat(kept()).containsExactly(OTHER);
        assertThat(resultOf(archive().forget(OTHER.at()))).isZero();
    }
}
