package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ArchiverTest {

    private final NewestRing<String> ring = new NewestRing<>(1_000);
    private final List<String> kept = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void each_one_is_archived_once_and_without_any_nobody_is_asked() {
        var archiver = archivingTo(lines -> Mono.fromRunnable(() -> kept.addAll(lines)));

        completes(archiver.archive());
        assertThat(kept).isEmpty();
        come(lines(1, 2));
        completes(archiver.archive());
        come(lines(3, 3));
        completes(archiver.archive());
        completes(archiver.archive());

        assertThat(kept).containsExactlyElementsOf(lines(1, 3));
        assertThat(dropped()).isZero();
    }

    @Test
    void of_too_many_the_newest_are_archived_and_the_others_counted() {
        var archiver = archivingTo(lines -> Mono.fromRunnable(() -> kept.addAll(lines)));

        come(lines(1, Archiver.MOST + 7));
        completes(archiver.archive());

        assertThat(kept).containsExactlyElementsOf(lines(8, Archiver.MOST + 7));
        assertThat(dropped()).isEqualTo(7);
    }

    @Test
    void what_an_archive_does_not_take_is_counted_and_the_next_are_tried_nevertheless() {
        var archiver = archivingTo(_ -> Mono.error(new IllegalStateException("away")));

        come(lines(1, 2));
        completes(archiver.archive());
        come(lines(3, 3));
        completes(archiver.archive());

        assertThat(dropped()).isEqualTo(3);
    }

    private Archiver<String> archivingTo(Function<List<String>, Mono<Void>> keep) {
        var archiver = new Archiver<>("logs", ring, keep);
        archiver.bindTo(meters);
        return archiver;
    }

    private void come(List<String> lines) {
        lines.forEach(ring::keep);
    }

    private double dropped() {
        return meters.get("telemetry.dropped").functionCounter().count();
    }

    private static List<String> lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "line " + number)
                .toList();
    }
}
