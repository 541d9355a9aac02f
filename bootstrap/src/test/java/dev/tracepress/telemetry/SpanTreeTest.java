package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.telemetry.ReceivedSpan.Link;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SpanTreeTest {

    private static final String REQUEST = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String RETRY = "0af7651916cd43dd8448eb211c80319c";
    private static final String NOBODY = "";

    @Test
    void children_stand_below_their_parent_and_siblings_in_the_order_in_which_they_began() {
        var spans = List.of(
                span("job", "enqueue", "job.notification", "CONSUMER", 20, 3)
                        .with(Map.of("job.result", "success", "job.id", "17", "messaging.system", "db_scheduler"))
                        .linkedTo(REQUEST, "enqueue"),
                span("enqueue", "favorite", "job.enqueue.notification", "PRODUCER", 8, 1),
                span("insert", "favorite", "INSERT favorites", "CLIENT", 4, 2.26),
                span("favorite", "request", "article.favorite", "INTERNAL", 1, 10)
                        .with(Map.of("user.id", 2L, "article.slug", "deja-vu")),
                span("request", NOBODY, "POST /api/articles/{slug}/favorite", "SERVER", 0, 12)
                        .with(Map.of("http.response.status_code", 200L)));

        assertThat(treeOf(spans)).isEqualTo("""
                trace 4bf92f3577b34da6a3ce929d0e0e4736
                  POST /api/articles/{slug}/favorite  SERVER  12.0 ms  http.response.status_code=200
                    article.favorite  INTERNAL  10.0 ms  article.slug=deja-vu  user.id=2
                      INSERT favorites  CLIENT  2.3 ms
                      job.enqueue.notification  PRODUCER  1.0 ms
                        job.notification  CONSUMER  3.0 ms  job.id=17  job.result=success
                          → linked to job.enqueue.notification in trace 4bf92f3577b34da6a3ce929d0e0e4736
                """);
    }

    @Test
    void traces_follow_each_other_as_they_began_and_a_link_names_its_target_in_the_other() {
        var spans = List.of(
                span("retry", NOBODY, "job.notification", "CONSUMER", 1_000, 3)
                        .in(RETRY)
                        .with(Map.of("job.attempt", 2L))
                        .linkedTo(REQUEST, "enqueue"),
                span("enqueue", NOBODY, "job.enqueue.notification", "PRODUCER", 8, 1));

        assertThat(treeOf(spans)).isEqualTo("""
                trace 4bf92f3577b34da6a3ce929d0e0e4736
                  job.enqueue.notification  PRODUCER  1.0 ms
                trace 0af7651916cd43dd8448eb211c80319c
                  job.notification  CONSUMER  3.0 ms  job.attempt=2
                    → linked to job.enqueue.notification in trace 4bf92f3577b34da6a3ce929d0e0e4736
                """);
    }

    @Test
    void a_parent_or_a_target_that_is_not_among_the_spans_is_named_by_its_id() {
        var spans = List.of(
                span("request", "caller", "GET /api/articles", "SERVER", 0, 1).linkedTo(RETRY, "unseen"));

        assertThat(treeOf(spans)).isEqualTo("""
                trace 4bf92f3577b34da6a3ce929d0e0e4736
                  GET /api/articles  SERVER  1.0 ms  (child of caller, which was not received)
                    → linked to unseen, which was not received, in trace 0af7651916cd43dd8448eb211c80319c
                """);
    }

    @Test
    void an_error_is_said() {
        var failed = span("request", NOBODY, "GET /api/articles", "SERVER", 0, 1)
                .failed()
                .with(Map.of("http.response.status_code", 503L, "error.type", "503"));

        assertThat(treeOf(List.of(failed))).isEqualTo("""
                trace 4bf92f3577b34da6a3ce929d0e0e4736
                  GET /api/articles  SERVER  1.0 ms  ERROR  http.response.status_code=503  error.type=503
                """);
    }

    @Test
    void equal_ids_in_different_traces_are_different_spans() {
        var spans = List.of(
                span("one", NOBODY, "here", "SERVER", 0, 1),
                span("two", "one", "there", "SERVER", 1, 1).in(RETRY));

        assertThat(treeOf(spans)).isEqualTo("""
                trace 4bf92f3577b34da6a3ce929d0e0e4736
                  here  SERVER  1.0 ms
                trace 0af7651916cd43dd8448eb211c80319c
                  there  SERVER  1.0 ms  (child of one, which was not received)
                """);
    }

    @Test
    void nothing_received_is_an_empty_text() {
        assertThat(SpanTree.of(List.of())).isEmpty();
    }

    private static String treeOf(List<Made> spans) {
        return SpanTree.of(spans.stream().map(Made::span).toList());
    }

    /** Milliseconds since the first of the spans began, and how many it lasted. */
    private static Made span(String id, String parent, String name, String kind, long began, double lasted) {
        var start = began * 1_000_000;
        return new Made(new ReceivedSpan(
                REQUEST,
                id,
                parent,
                name,
                kind,
                Map.of(),
                "UNSET",
                List.of(),
                List.of(),
                start,
                start + (long) (lasted * 1_000_000),
                Map.of(),
                "tests"));
    }

    /** Only what a test names differs from the usual. */
    private record Made(ReceivedSpan span) {

        Made in(String traceId) {
            return copy(traceId, span.attributes(), span.status(), span.links());
        }

        Made with(Map<String, Object> attributes) {
            return copy(span.traceId(), attributes, span.status(), span.links());
        }

        Made failed() {
            return copy(span.traceId(), span.attributes(), "ERROR", span.links());
        }

        Made linkedTo(String traceId, String spanId) {
            return copy(span.traceId(), span.attributes(), span.status(), List.of(new Link(traceId, spanId, Map.of())));
        }

        private Made copy(String traceId, Map<String, Object> attributes, String status, List<Link> links) {
            return new Made(new ReceivedSpan(
                    traceId,
                    span.spanId(),
                    span.parentSpanId(),
                    span.name(),
                    span.kind(),
                    attributes,
                    status,
                    links,
                    span.events(),
                    span.startNanos(),
                    span.endNanos(),
                    span.resource(),
                    span.scope()));
        }
    }
}
