package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The demonstration does what it says, and can be seen at it. */
class DemoRoutesTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4752";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    private final PeopleServer people;

    DemoRoutesTest() {
        var others = PeopleServer.start();
        super(others.settings());
        this.people = others;
    }

    @AfterAll
    void close() {
        people.close();
    }

    @Test
    void each_route_says_what_it_did() {
        assertThat(api.get("/demo/cpu").send().json().path("amount").asInt()).isEqualTo(78_498);
        assertThat(api.get("/demo/memory").send().json().path("amount").asInt()).isEqualTo(16 * 1024 * 1024);
        assertThat(api.get("/demo/logs").send().json().path("amount").asInt()).isBetween(1, 5);
        assertThat(api.get("/demo/work").send().status()).isIn(200, 500);
    }

    @Test
    void each_fails_on_demand_as_a_bug_would() {
        for (var route : List.of("work", "cpu", "memory", "logs")) {
            var answer = api.get("/demo/" + route + "/error").send();

            assertThat(answer.status()).isEqualTo(500);
            var request = named(
                    "GET /demo/" + route + "/error",
                    trace(answer.text("/trace_id"), span -> span.kind().equals("SERVER")));
            assertThat(request.status()).isEqualTo("ERROR");
        }
    }

    @Test
    void no_more_is_held_at_once_than_a_small_service_can_bear() {
        var answers = IntStream.range(0, 40)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> api.get("/demo/memory").send().status(), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).contains(200, 503).containsOnly(200, 503);
    }

    @Test
    void a_line_of_the_demonstration_is_part_of_its_trace() {
        receiver.clear();
        holds(() -> {
            api.get("/demo/logs").header("traceparent", TRACEPARENT).send();
            return receiver.logs().stream()
                    .filter(log -> log.loggerName().endsWith("DemoController"))
                    .anyMatch(log -> log.traceId().equals(TRACE_ID));
        });
    }

    @Test
    void a_person_is_asked_of_another_system_in_the_trace_of_the_request() {
        receiver.clear();
        people.calls().clear();
        var answer =
                api.get("/demo/people/1").header("traceparent", TRACEPARENT).send();

        assertThat(answer.json().path("name").asString()).isEqualTo("Ada");
        assertThat(answer.json().size()).isEqualTo(2);
        // It may end after the request whose answer is made of its own.
        trace(TRACE_ID, span -> span.name().equals("people.find"));
        var spans = trace(TRACE_ID, span -> span.kind().equals("SERVER"));
        var call = named("people.find", spans);
        assertThat(call.parentSpanId())
                .isEqualTo(named("GET /demo/people/{id}", spans).spanId());
        assertThat(call.kind()).isEqualTo("CLIENT");
        assertThat(call.status()).isEqualTo("UNSET");
        assertThat(call.attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.response.status_code", 200L);
        assertThat(call.events()).extracting(ReceivedSpan.Event::name).containsExactly("answer.begun");
        assertThat(people.calls())
                .singleElement()
                .satisfies(headers ->
                        assertThat(headers.getFirst("traceparent")).contains(TRACE_ID + "-" + call.spanId()));
    }

    @Test
    void whatever_the_other_system_does_the_answer_says_so() {
        assertFails("/demo/people/0", 400, "id must be a positive number");
        assertFails("/demo/people/6", 404, "person not found");
        assertFails("/demo/people/2", 502, "the other system, which knows the people, answered with 500");
        assertFails("/demo/people/3", 502, "the other system, which knows the people, answered with nonsense");
        assertFails("/demo/people/4", 502, "the other system, which knows the people, did not say whom it means");
    }

    @Test
    void another_system_that_does_not_end_is_given_up() {
        var answer = api.get("/demo/people/5").send();

        assertThat(answer.status()).isEqualTo(504);
        var call = named(
                "people.find",
                trace(answer.text("/trace_id"), span -> span.kind().equals("SERVER")));
        assertThat(call.status()).isEqualTo("ERROR");
        assertThat(call.events()).extracting(ReceivedSpan.Event::name).containsExactly("answer.begun", "given.up");
    }

    @Test
    void without_the_other_system_or_the_demonstration_the_answer_is_clear() {
        try (var alone = exportingTo(receiver, "--TRACEPRESS_DEMO=true");
                var without = exportingTo(receiver)) {
            var nobody = new Api(alone.url()).get("/demo/people/1").send();
            assertThat(nobody.status()).isEqualTo(503);
            assertThat(nobody.text("/error")).contains("TRACEPRESS_DEMO_PEOPLE_URL");
            assertThat(new Api(without.url()).get("/demo/work").send().status()).isEqualTo(404);
        }
    }

    private void assertFails(String path, int status, String text) {
        var answer = api.get(path).send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/error")).isEqualTo(text);
    }
}
