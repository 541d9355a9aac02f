package dev.tracepress.operations.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.in.ForgetRecordsUseCase.Forgotten;
import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ForgetRecordsServiceTest {

    private static final Instant A_DAY_AGO = Given.NOON.minus(Duration.ofDays(1));

    @Test
    void what_began_more_than_a_day_ago_is_forgotten() {
        var forgotten = OperationsUseCases.forgetRecords(
                        new SpansBefore(A_DAY_AGO), new LinesBefore(A_DAY_AGO), () -> Given.NOON)
                .forget();

        assertThat(resultOf(forgotten)).isEqualTo(new Forgotten(7 + 5));
    }

    /** Has seven spans that began before a time, and none before any other. */
    private record SpansBefore(Instant time) implements SpanArchive {

        @Override
        public Mono<Void> keep(List<RecordedSpan> spans) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Long> forget(Instant before) {
            return Mono.just(before.equals(time) ? 7L : 0L);
        }
    }

    /** Has five lines that were logged before a time, and none before any other. */
    private record LinesBefore(Instant time) implements LineArchive {

        @Override
        public Mono<Void> keep(List<LogLine> lines) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Long> forget(Instant before) {
            return Mono.just(before.equals(time) ? 5L : 0L);
        }
    }
}
