package dev.tracepress.telemetry;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The walk from a request to the job that it caused, as a collector sees it. */
class FavoriteTraceTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private List<ReceivedSpan> spans = List.of();

    @BeforeEach
    void favorite() {
        receiver.clear();
        api.post("/api/articles/a-title/favorite")
                .as(bob)
                .header("traceparent", "00-" + TRACE_ID + "-" + CALLER + "-01")
                .send();
        spans = trace(TRACE_ID, span -> span.name().equals("POST /api/articles/{slug}/favorite"));
        spans = trace(TRACE_ID, span -> span.name().equals("job.notification"));
    }

    @Test
    void one_trace_tells_the_whole_story() {
        assertThat(parents())
                .containsEntry("POST /api/articles/{slug}/favorite", "the caller")
                .containsEntry("user.authenticate", "POST /api/articles/{slug}/favorite")
                .containsEntry("article.favorite", "POST /api/articles/{slug}/favorite")
                .containsEntry("BEGIN", "article.favorite or job.notification")
                .containsEntry("INSERT favorites", "article.favorite")
                .containsEntry("job.enqueue.notification", "article.favorite")
                .containsEntry("INSERT scheduled_tasks", "job.enqueue.notification")
                .containsEntry("SELECT articles", "article.favorite")
                .containsEntry("job.notification", "job.enqueue.notification")
                .containsEntry("notification.create", "job.notification")
                .containsEntry("INSERT notifications", "notification.create")
                .containsEntry("INSERT finished_jobs", "job.notification")
                .containsEntry("COMMIT", "article.favorite or job.notification");
    }

    @Test
    void the_request_speaks_the_conventions_of_http() {
        var request = named("POST /api/articles/{slug}/favorite", spans);

        assertThat(request.kind()).isEqualTo("SERVER");
        assertThat(request.status()).isEqualTo("UNSET");
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/api/articles/{slug}/favorite")
                .containsEntry("http.response.status_code", 200L)
                .containsEntry("url.path", "/api/articles/a-title/favorite")
                .containsEntry("url.scheme", "http")
                .containsEntry("server.port", (long) service.url().getPort())
                .doesNotContainKeys("error.type", "url.query", "client.address");
    }

    @Test
    void the_use_case_says_who_did_what_to_what() {
        var favorite = named("article.favorite", spans);

        assertThat(favorite.kind()).isEqualTo("INTERNAL");
        assertThat(favorite.attributes())
                .containsOnly(
                        Map.entry("user.id", 2L), Map.entry("article.id", 1L), Map.entry("article.slug", "a-title"));
    }

    @Test
    void a_statement_shows_its_text_and_no_values() {
        var insert = named("INSERT favorites", spans);

        assertThat(insert.kind()).isEqualTo("CLIENT");
        assertThat(insert.attributes())
                .containsEntry("db.system.name", "postgresql")
                .containsEntry("db.operation.name", "INSERT")
                .containsEntry("db.collection.name", "favorites")
                .containsEntry("db.query.summary", "INSERT favorites")
                .hasEntrySatisfying(
                        "db.query.text",
                        text -> assertThat(text.toString()).contains("$1").doesNotContain("a-title"));
    }

    @Test
    void enqueuing_and_attempt_carry_the_jobs_id_and_the_attempt_links_back() {
        var enqueuing = named("job.enqueue.notification", spans);
        var attempt = named("job.notification", spans);

        assertThat(enqueuing.kind()).isEqualTo("PRODUCER");
        assertThat(enqueuing.attributes())
                .containsEntry("messaging.system", "db_scheduler")
                .containsEntry("messaging.destination.name", "notification")
                .containsEntry("messaging.operation.type", "send")
                .containsEntry("messaging.message.id", "favorite-1")
                .containsEntry("job.id", "favorite-1");
        assertThat(attempt.kind()).isEqualTo("CONSUMER");
        assertThat(attempt.attributes())
                .containsEntry("messaging.operation.type", "process")
                .containsEntry("job.id", "favorite-1")
                .containsEntry("job.type", "notification")
                .containsEntry("job.attempt", 1L)
                .containsEntry("job.result", "success")
                .hasEntrySatisfying(
                        "job.queue_ms", waited -> assertThat((Double) waited).isPositive());
        assertThat(attempt.links()).containsExactly(new ReceivedSpan.Link(TRACE_ID, enqueuing.spanId(), Map.of()));
    }

    /** Of each span the name of its parent; of spans that occur twice, both. */
    private Map<String, String> parents() {
        return spans.stream().collect(toMap(ReceivedSpan::name, this::parentOf, FavoriteTraceTest::either));
    }

    private static String either(String one, String other) {
        if (one.equals(other)) {
            return one;
        }
        return one.compareTo(other) < 0 ? one + " or " + other : other + " or " + one;
    }

    private String parentOf(ReceivedSpan span) {
        return span.parentSpanId().equals(CALLER)
                ? "the caller"
                : spans.stream()
                        .filter(parent -> parent.spanId().equals(span.parentSpanId()))
                        .map(ReceivedSpan::name)
                        .findFirst()
                        .orElse("nobody");
    }
}
