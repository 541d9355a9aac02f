package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import dev.tracepress.wiring.RunningService;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Promise 1, of fewer who hang up than in {@link HangUpStorm}. */
@Tag("slow")
class HangUpTest {

    private static final int REQUESTS = 400;

    private static final int WARM_UP = WritingRoutes.FAVORITES / 2;

    /** A password takes longer than that on a busy machine; some leave before. */
    private static final Duration HASHING = Duration.ofMillis(60);

    @Test
    void nobody_sees_half_a_write() {
        try (var service = RunningService.start()) {
            var sql = new Sql(service.databaseSettings());
            var api = new Api(service.url());
            var author = service.registered("author");
            var readers = IntStream.range(0, 4)
                    .mapToObj(n -> service.registered("reader" + n))
                    .toList();
            var leavers = IntStream.range(0, REQUESTS / 100 * WritingRoutes.LEAVERS)
                    .mapToObj(n -> service.registered("leaver" + n))
                    .toList();
            WritingRoutes.publish(sql, REQUESTS);
            warm(api, author, readers.getFirst());
            var torn = TornRows.watch(sql);
            var hangUps = new HangUps(new WritingRoutes(service.url(), author, readers, leavers), HASHING);

            hangUps.send(0, REQUESTS);
            Fact.await("no transaction is open", () -> HangUps.idleInTransaction(sql) == 0);
            Fact.await("the pool has its connections back", () -> HangUps.acquired(api) == 0);

            new Verdict("1")
                    .figure("asked", REQUESTS)
                    .mustBeZero("couldNotAsk", hangUps.failures())
                    .mustBeAtLeast("transactions", torn.written(), 1)
                    .mustBeZero("torn", torn.count())
                    .give();
        }
    }

    /** A service that has just started has begun nothing by the time that clients leave. */
    private static void warm(Api api, String author, String reader) {
        for (var number = 1; number <= WARM_UP; number++) {
            api.post("/api/articles")
                    .as(author)
                    .header("Idempotency-Key", "warm-" + number)
                    .json("{\"title\":\"Warm\",\"body\":\"Text.\"}")
                    .send();
            api.post("/api/articles/a-%s/favorite".formatted(number)).as(reader).send();
        }
    }
}
