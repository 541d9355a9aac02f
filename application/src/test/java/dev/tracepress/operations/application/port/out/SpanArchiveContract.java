package dev.tracepress.operations.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenSpan.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.domain.RecordedSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link SpanArchive} promises. */
public abstract class SpanArchiveContract {

    private static final RecordedSpan ONE = span(1).with("article.slug", "ü&=%").recorded();
    private static final RecordedSpan OTHER = span(2).linkedTo(ONE).recorded();

    protected abstract SpanArchive archive();

    /** All that is kept, in no order. */
    protected abstract List<RecordedSpan> kept();

    /** As if so many others had been put there since. */
    protected abstract void fill();

    @Test
    void what_is_put_there_is_there_to_the_last_detail() {
        completes(archive().keep(List.of(ONE, OTHER)));

        assertThat(kept()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void what_is_there_already_stays_as_it_is() {
        completes(archive().keep(List.of(ONE)));
        completes(archive().keep(List.of(span(1).with("changed", "yes").recorded(), OTHER)));

        assertThat(kept()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void the_oldest_make_room_for_new_ones() {
        completes(archive().keep(List.of(ONE)));
        fill();
        completes(archive().keep(List.of(OTHER)));

        assertThat(kept()).contains(OTHER).doesNotContain(ONE);
    }

    @Test
    void those_that_began_before_a_time_are_forgotten() {
        completes(archive().keep(List.of(ONE, OTHER)));

        assertThat(resultOf(archive().forget(OTHER.startedAt()))).isEqualTo(1);
        assertThat(kept()).containsExactly(OTHER);
        assertThat(resultOf(archive().forget(OTHER.startedAt()))).isZero();
    }
}
