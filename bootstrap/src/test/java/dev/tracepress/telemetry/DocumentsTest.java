package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever copies a query finds something: documents, dashboards and rules speak of no signal that is not made. */
@Execution(ExecutionMode.CONCURRENT)
class DocumentsTest {

    private static final Path ROOT = Path.of("..");

    static Stream<Path> documents() throws IOException {
        try (var files = Files.walk(ROOT.resolve("ops"))) {
            // What Grafana asks is read more closely by QueriesTest; what stores are told has words of their own.
            var inOps = files.filter(file -> file.toString().matches(".*\\.(md|json|ya?ml)"))
                    .filter(file -> !file.toString().matches(".*/ops/(grafana|loki|mimir|pyroscope|tempo)/.*"))
                    .toList();
            return Stream.concat(
                    Stream.of("README.md", "docs/routes.md", "docs/settings.md", "docs/observability.md")
                            .map(ROOT::resolve),
                    inOps.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void they_speak_of_known_signals_only(Path document) throws IOException {
        var text = Files.readString(document);

        assertThat(
                        document.toString().endsWith(".md")
                                ? SignalNames.unknownInMarkdown(text)
                                : SignalNames.unknownInQueries(text))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_server_request_durations_seconds_bucket", "jobs_enqueued", "articles_total"})
    void a_metric_that_is_not_made_is_found_out_wherever_it_stands(String metric) {
        assertThat(SignalNames.unknownInMarkdown("see `" + metric + "`")).containsExactly(metric);
        assertThat(SignalNames.unknownInMarkdown(fence("promql", "sum(rate(" + metric + "{le=\"1\"}[5m]))")))
                .containsExactly(metric);
        assertThat(SignalNames.unknownInQueries("{\"expr\": \"rate(" + metric + "[5m])\"}"))
                .containsExactly(metric);
    }

    @Test
    void so_are_spans_attributes_and_keys_of_log_lines() {
        assertThat(SignalNames.unknownInMarkdown(
                        fence("traceql", "{ name = \"job.mail.send\" && span.job.state = \"x\" }")))
                .containsExactlyInAnyOrder("job.mail.send", "job.state");
        assertThat(SignalNames.unknownInMarkdown(
                        fence("logql", "{service_name=\"x\"} | json | jobId = \"favorite-1\"")))
                .containsExactly("jobId");
        assertThat(SignalNames.unknownInQueries(
                        "{\"query\": \"{ name = \\\"job.mail.send\\\" && span.job.state = 1 }\"}"))
                .isEqualTo(Set.of("job.mail.send", "job.state"));
    }

    @Test
    void what_is_made_passes() {
        assertThat(SignalNames.unknownInMarkdown(fence("promql", "rate(jobs_duration_seconds_bucket[5m])")
                        + fence("traceql", "{ name = \"job.notification\" && span.job.id = \"favorite-1\" }")
                        + fence("logql", "{service_name=\"x\"} | json | status >= 500 | job_id = \"favorite-1\"")
                        + "`db_client_operation_duration_seconds_sum`"))
                .isEmpty();
    }

    private static String fence(String language, String query) {
        return "```" + language + "\n" + query + "\n```\n";
    }
}
