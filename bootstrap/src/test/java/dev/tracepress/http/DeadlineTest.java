package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
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
