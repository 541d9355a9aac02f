package dev.tracepress.notification.adapter.jobs.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7,PT7S",
        "0,PT1S",
        "86400,PT1H",
        "'Sun, 01 Mar 2026 12:02:00 GMT',PT2M",
        "'Sun, 01 Mar 2026 11:00:00 GMT',PT1S"
    })
    void seconds_and_dates_are_understood_within_reason(String value, Duration wait) {
        assertThat(RetryAfter.in(headers(value), NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999", "Sun, 01 Mar"})
    void anything_else_is_as_if_nothing_had_been_said(String value) {
        assertThat(RetryAfter.in(headers(value), NOW)).isEmpty();
    }

    @Test
    void nothing_may_be_said() {
        assertThat(RetryAfter.in(new HttpHeaders(), NOW)).isEmpty();
    }

    private static HttpHeaders headers(String value) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, value);
        return headers;
    }
}
