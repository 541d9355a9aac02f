package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.GivenSpan.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.domain.RecordedSpan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SpanArchiverTest {

    private final SpanRing ring = new SpanRing();
    private final List<RecordedSpan> kept = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void each_span_is_archived_once_and_without_any_nobody_is_asked() {
        var archiver = archivingTo(spans -> Mono.fromRunnable(() -> kept.addAll(spans)));

        completes(archiver.archive());
        assertThat(kept).isEmpty();
        EndedSpans.end(ring, spans(1, 2));
        completes(archiver.archive());
        EndedSpans.end(ring, spans(3, 3));
        completes(archiver.archive());
        completes(archiver.archive());

        assertThat(kept).containsExactlyElementsOf(spans(1, 3));
        assertThat(dropped()).isZero();
    }

    @Test
    void of_too_many_the_newest_are_archived_and_the_others_counted() {
        var archiver = archivingTo(spans -> Mono.fromRunnable(() -> kept.addAll(spans)));

        EndedSpans.end(ring, spans(1, SpanArchiver.MOST + 7));
        completes(archiver.archive());

        assertThat(kept).containsExactlyElementsOf(spans(8, SpanArchiver.MOST + 7));
        assertThat(dropped()).isEqualTo(7);
    }

    @Test
    void what_an_archive_does_not_take_is_counted_and_the_next_are_tried_nevertheless() {
        var archiver = archivingTo(_ -> Mono.error(new IllegalStateException("away")));

        EndedSpans.end(ring, spans(1, 2));
        completes(archiver.archive());
        EndedSpans.end(ring, spans(3, 3));
        completes(archiver.archive());

        assertThat(dropped()).isEqualTo(3);
    }

    private SpanArchiver archivingTo(Function<List<RecordedSpan>, Mono<Void>> keep) {
        var archiver = new SpanArchiver(ring, new Keeping(keep));
        archiver.bindTo(meters);
        return archiver;
    }

    private double dropped() {
        return meters.get("telemetry.dropped").functionCounter().count();
    }

    private static List<RecordedSpan> spans(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> span(number).recorded())
                .toList();
    }

    private record Keeping(Function<List<RecordedSpan>, Mono<Void>> how) implements SpanArchive {

        @Override
        public Mono<Void> keep(List<RecordedSpan> spans) {
            return how.apply(spans);
        }

        @Override
        public Mono<Long> forget(Instant before) {
            return Mono.error(new UnsupportedOperationException("whoever archives forgets nothing"));
        }
    }
}
