package dev.tracepress.shared.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tracepress.shared.application.port.in.HealthReport;
import dev.tracepress.shared.application.port.out.HealthProbe;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class HealthServiceTest {

    private static final HealthProbe DATABASE = probe("database", Mono.empty());
    private static final HealthProbe JOBS = probe("jobs", Mono.empty());
    private static final HealthProbe BROKEN_MAIL = probe("mail", Mono.error(IllegalStateException::new));
    private static final HealthProbe HANGING_MAIL = probe("mail", Mono.never());

    @Test
    void a_service_is_healthy_if_all_its_parts_are() {
        var report = report(JOBS, DATABASE);

        assertThat(report.healthy()).isTrue();
        assertThat(report.parts()).containsExactly(entry("database", true), entry("jobs", true));
    }

    @Test
    void a_service_of_no_parts_is_healthy() {
        assertThat(report().healthy()).isTrue();
    }

    @Test
    void a_part_that_is_broken_is_named_and_hides_no_other() {
        var report = report(BROKEN_MAIL, JOBS, DATABASE);

        assertThat(report.healthy()).isFalse();
        assertThat(report.parts()).containsExactly(entry("database", true), entry("jobs", true), entry("mail", false));
    }

    @Test
    void a_part_that_does_not_answer_in_time_is_reported_as_broken() {
        StepVerifier.withVirtualTime(
                        () -> HealthChecks.of(List.of(HANGING_MAIL, DATABASE)).report())
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(799))
                .thenAwait(Duration.ofMillis(1))
                .assertNext(report ->
                        assertThat(report.parts()).containsExactly(entry("database", true), entry("mail", false)))
                .verifyComplete();
    }

    @Test
    void a_report_does_not_change_any_more() {
        var parts = new TreeMap<String, Boolean>();
        var report = new HealthReport(parts);

        parts.put("database", false);

        assertThat(report.healthy()).isTrue();
    }

    private static HealthReport report(HealthProbe... probes) {
        return resultOf(HealthChecks.of(List.of(probes)).report());
    }

    private static HealthProbe probe(String part, Mono<Void> check) {
        return new HealthProbe() {
            @Override
            public String part() {
                return part;
            }

            @Override
            public Mono<Void> check() {
                return check;
            }
        };
    }
}
