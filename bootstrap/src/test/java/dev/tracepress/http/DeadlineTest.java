package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
import dev.tracepress.testkit.Verdict;
import dev.tracepress.wiring.RunningService;
import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waiting has an end, which is the operator's to set. */
@Tag("slow")
class DeadlineTest {

    /** The shortest there is, and less than a statement may take: so it is not the database that gives up. */
    @Test
    void who_would_wait_too_long_is_told_to_try_again() {
        try (var service = RunningService.start("--TRACEPRESS_REQUEST_DEADLINE=1s")) {
            var api = new Api(service.url());

            var answer = whileArticlesAreLocked(service, api.get("/api/articles"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("/error")).isEqualTo("the service took too long to answer, please try again");
            assertThat(answer.header("Retry-After")).contains("1");
        }
    }

    /** The answer never came, and neither does the instance that would have given it come back. */
    @Test
    void who_does_not_hear_whether_it_was_written_asks_again_under_the_same_key() {
        try (var service = RunningService.start("--TRACEPRESS_REQUEST_DEADLINE=1s")) {
            Answer unheard;
            String ada;
            try (var doomed = service.another("--TRACEPRESS_REQUEST_DEADLINE=1s", "--TRACEPRESS_ROLE=api")) {
                ada = doomed.registered("ada");
                unheard = whileArticlesAreLocked(doomed, publish(new Api(doomed.url()), ada));
                eventually(() -> doomed.database()
                        .sql("SELECT count(*) = 1 FROM articles")
                        .mapValue(Boolean.class)
                        .one());
            }

            var heard = publish(new Api(service.url()), ada).send();

            assertThat(unheard.status()).isEqualTo(503);
            assertThat(unheard.text("/code")).isEqualTo("deadline_exceeded");
            assertThat(unheard.text("/error"))
                    .isEqualTo("the service took too long to answer; what was asked for may have happened:"
                            + " look first, or try again with the same Idempotency-Key");
            assertThat(heard.status()).isEqualTo(201);
            assertThat(heard.header("Idempotency-Replayed")).contains("true");
            assertThat(heard.text("/slug")).isEqualTo("once");
        }
    }

    @Test
    void a_503_for_a_change_says_that_it_may_have_happened() {
        try (var service = RunningService.start("--TRACEPRESS_REQUEST_DEADLINE=1s")) {
            var ada = service.registered("ada");
            var api = new Api(service.url());
            publish(api, ada).send();

            var answer = whileArticlesAreLocked(
                    service, api.delete("/api/articles/once").as(ada));

            assertThat(answer.text("/error"))
                    .isEqualTo("the service took too long to answer; what was asked for may have happened: look first");
            new Verdict("4")
                    .figure("deadline", "1s")
                    .mustBe("status", answer.status(), 503)
                    .mustEqual("code", answer.text("/code"), "deadline_exceeded")
                    .give();
        }
    }

    private static Call publish(Api api, String token) {
        return api.post("/api/articles")
                .as(token)
                .header("Idempotency-Key", "key")
                .json("{\"title\":\"Once\",\"body\":\"Text.\"}");
    }

    private static Answer whileArticlesAreLocked(RunningService service, Call call) {
        return resultOf(service.database()
                .inConnection(connection -> Mono.from(connection.beginTransaction())
                        .then(lock(connection))
                        .then(Mono.fromCallable(call::send).subscribeOn(Schedulers.boundedElastic()))
                        .flatMap(answer ->
                                Mono.from(connection.rollbackTransaction()).thenReturn(answer))));
    }

    private static Mono<Void> lock(Connection connection) {
        return Flux.from(connection.createStatement("LOCK TABLE articles").execute())
                .flatMap(result -> result.getRowsUpdated())
                .then();
    }
}
