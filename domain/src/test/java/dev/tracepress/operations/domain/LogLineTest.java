package dev.tracepress.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private static final SpanReference SPAN = new SpanReference(new TraceId("1".repeat(32)), "a");

    @Test
    void a_line_of_an_attempt_says_of_which_job() {
        var line = line(Map.of("job_type", "mail", "job_id", "7"));

        assertThat(line.jobType()).contains("mail");
        assertThat(line.jobId()).contains("7");
    }

    @Test
    void any_other_line_is_of_no_job() {
        assertThat(line(Map.of()).jobType()).isEmpty();
        assertThat(line(Map.of()).jobId()).isEmpty();
    }

    @Test
    void its_trace_is_that_of_its_span() {
        assertThat(line(Map.of()).trace()).isEqualTo(SPAN.trace());
    }

    private static LogLine line(Map<String, String> fields) {
        return new LogLine(
                Instant.EPOCH, SPAN, "INFO", "logger", "message", Optional.empty(), new TreeMap<>(fields), "here");
    }
}
