package dev.tracepress.operations.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.in.ForgetSpansUseCase.Forgotten;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ForgetSpansServiceTest {

    @Test
    void what_began_more_than_a_day_ago_is_forgotten() {
        var forgotten = OperationsUseCases.forgetSpans(
                        new OlderThan(Given.NOON.minus(Duration.ofDays(1))), () -> Given.NOON)
                .forget();

        assertThat(resultOf(forgotten)).isEqualTo(new Forgotten(7));
    }

    /** Has seven spans that began before a time, and none before any other. */
    private record OlderThan(Instant time) implements SpanArchive {

        @Override
        public Mono<Void> keep(List<RecordedSpan> spans) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Long> forget(Instant before) {
            return Mono.just(before.equals(time) ? 7L : 0L);
        }
    }
}
