package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Promise 9: two hundred users favourite a few articles and take it back, while somebody looks whether the counters are true. */
class TogglingStorm {

    private static final int USERS = 200;
    private static final int ARTICLES = 5;
    private static final Duration TIME = Duration.ofSeconds(10);

    /** By one statement, so of one moment. */
    private static final String WRONG = """
            SELECT count(*) FROM articles_with_counts AS article
            WHERE favorites_count <> (SELECT count(*) FROM favorites WHERE article_id = article.id)""";

    @Test
    void counters_never_drift() throws Exception {
        try (var storm =
                Storm.named("toggling").with("TRACEPRESS_ADMITTED_WITHIN=off", "TRACEPRESS_REQUEST_DEADLINE=30s")) {
            var service = storm.api();
            var sql = storm.database().sql();
            var api = new Api(service.url());
            var users = StormPeople.registered(api, USERS);
            api.register("author");
            WritingRoutes.publish(sql, ARTICLES);
            try (var togglers = Clients.sending(service.url(), number -> {
                        var chance = new Random(number);
                        return "%s /api/articles/a-%s/favorite HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: 0\r\n\r\n"
                                .formatted(
                                        chance.nextBoolean() ? "POST" : "DELETE",
                                        1 + chance.nextInt(ARTICLES),
                                        service.url().getAuthority(),
                                        users.get(chance.nextInt(USERS)));
                    });
                    var watcher = Executors.newVirtualThreadPerTaskExecutor()) {
                var toggled = watcher.submit(() -> togglers.together(USERS, TIME));
                var looks = 0L;
                var drifted = 0L;
                while (!toggled.isDone()) {
                    drifted += sql.number(WRONG);
                    looks++;
                }
                var heard = toggled.get();
                new Verdict("9")
                        .figure("users", USERS)
                        .mustBeAtLeast("toggled", heard.count(200), USERS)
                        .figure("conflicts", heard.count(409))
                        .mustBeZero("otherAnswers", heard.others(200, 409))
                        .mustBeAtLeast("looks", looks, 1)
                        .mustBeZero("drifted", drifted + sql.number(WRONG))
                        .give();
            }
        }
    }
}
