package dev.tracepress.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedSpanTest {

    @ParameterizedTest
    @CsvSource({"GET /console/api/requests, true", "GET /console, true", "GET /api/articles, false", "console, false"})
    void its_name_says_whether_the_console_asked(String name, boolean isOfTheConsole) {
        var span = new RecordedSpan(
                new SpanReference(new TraceId("1".repeat(32)), "a"),
                Optional.empty(),
                List.of(),
                name,
                SpanRole.SERVER,
                Instant.EPOCH,
                Duration.ZERO,
                false,
                new TreeMap<>(),
                "here");

        assertThat(span.isOfTheConsole()).isEqualTo(isOfTheConsole);
    }
}
