package dev.tracepress.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    @ParameterizedTest
    @CsvSource({
        "399, NEWEST|SLOWEST",
        "400, NEWEST|SLOWEST|REFUSED",
        "499, NEWEST|SLOWEST|REFUSED",
        "500, NEWEST|SLOWEST|FAILED",
        "599, NEWEST|SLOWEST|FAILED"
    })
    void a_status_decides_among_which_a_request_is(String status, String among) {
        var request = request(Map.of("http.response.status_code", status), false, 1, 1);

        assertThat(Stream.of(Requests.values()).filter(which -> which.include(request)))
                .extracting(Requests::name)
                .containsExactly(among.split("\\|"));
    }

    @Test
    void one_that_broke_off_has_failed_and_one_without_an_answer_was_not_refused() {
        assertThat(Requests.FAILED.include(request(Map.of(), true, 1, 1))).isTrue();
        assertThat(Requests.FAILED.include(request(Map.of(), false, 1, 1))).isFalse();
        assertThat(Requests.REFUSED.include(request(Map.of(), false, 1, 1))).isFalse();
    }

    @Test
    void the_slowest_come_first_where_they_are_asked_for_and_the_newest_elsewhere() {
        var slow = request(Map.of(), false, 1, 9);
        var late = request(Map.of(), false, 2, 3);

        assertThat(Stream.of(late, slow).sorted(Requests.SLOWEST.order())).containsExactly(slow, late);
        assertThat(Stream.of(slow, late).sorted(Requests.NEWEST.order())).containsExactly(late, slow);
        assertThat(Stream.of(slow, late).sorted(Requests.FAILED.order())).containsExactly(late, slow);
    }

    private static RecordedSpan request(Map<String, String> attributes, boolean failed, long second, long took) {
        return new RecordedSpan(
                new SpanReference(new TraceId("1".repeat(32)), "a"),
                Optional.empty(),
                List.of(),
                "GET /",
                SpanRole.SERVER,
                Instant.ofEpochSecond(second),
                Duration.ofSeconds(took),
                failed,
                new TreeMap<>(attributes),
                "here");
    }
}
