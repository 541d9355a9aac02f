package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.wiring.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** How old what is read may be, on the instance that was written to and on another one. */
class FreshnessTest extends ServiceTest {

    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final String POSITION = "Tracepress-Position";
    private static final int ROUNDS = 20;

    private final RunningService another = service.another("--TRACEPRESS_ROLE=api");
    private final Api elsewhere = new Api(another.url());

    FreshnessTest() {
        super(RunningService.start());
    }

    @AfterAll
    void close() {
        another.close();
    }

    @Test
    void the_instance_that_was_written_to_shows_it_at_once() {
        publish("A title");
        var before = api.get("/api/articles/a-title").send();

        for (var round = 1; round <= ROUNDS; round++) {
            var liked = round % 2 == 1;
            assertThat(toggle(liked).status()).isEqualTo(200);

            var one = api.get("/api/articles/a-title").send();
            var page = api.get("/api/articles").send();
            assertThat(one.json().path("favoritesCount").asInt()).isEqualTo(liked ? 1 : 0);
            assertThat(page.json().at("/articles/0/favoritesCount").asInt()).isEqualTo(liked ? 1 : 0);
            assertThat(one.header("ETag").equals(before.header("ETag"))).isNotEqualTo(liked);
        }
    }

    /** Measured from the answer to the write; a reader who begins to ask a second later is never shown anything older. */
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void another_instance_is_a_second_behind_at_most(TestReporter reporter) {
        publish("A title");
        shows(elsewhere, 0);
        var staleness = new ArrayList<Duration>();

        for (var round = 1; round <= ROUNDS; round++) {
            var liked = round % 2 == 1;
            toggle(liked);
            var written = System.nanoTime();
            var stale = Duration.ZERO;
            var asked = Duration.ZERO;
            do {
                stale = asked;
                asked = Duration.ofNanos(System.nanoTime() - written);
            } while (!isShown(elsewhere, liked ? 1 : 0));
            staleness.add(stale);
        }

        reporter.publishEntry("behind", staleness.toString());
        assertThat(staleness).allSatisfy(behind -> assertThat(behind).isLessThan(OLDEST));
    }

    /** What was first read after {@code asked} is held for a second from then on, so what is new before that was heard of. */
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void another_instance_hears_of_a_write_before_what_it_holds_ends() {
        var round = new AtomicInteger();

        holds(() -> {
            var title = "Number " + round.incrementAndGet();
            var path = "/api/articles/number-" + round.get();
            publish(title);
            var asked = System.nanoTime();
            assertThat(elsewhere.get(path).send().text("/body")).isEqualTo("Text.");
            api.put(path).as(ada).json("{\"body\":\"Another text.\"}").send();
            while (!elsewhere.get(path).send().text("/body").equals("Another text.")) {
                Thread.onSpinWait();
            }
            return System.nanoTime() - asked < OLDEST.toNanos();
        });
    }

    @Test
    void whoever_names_a_write_is_shown_nothing_older_on_any_instance() {
        publish("A title");

        for (var round = 1; round <= ROUNDS; round++) {
            var count = round % 2;
            elsewhere.get("/api/articles/a-title").send();
            elsewhere.get("/api/articles").send();
            var position = toggle(count == 1).header(POSITION).orElseThrow();

            assertThat(elsewhere
                            .get("/api/articles/a-title")
                            .header(POSITION, position)
                            .send()
                            .json()
                            .path("favoritesCount")
                            .asInt())
                    .isEqualTo(count);
            assertThat(elsewhere
                            .get("/api/articles")
                            .header(POSITION, position)
                            .send()
                            .json()
                            .at("/articles/0/favoritesCount")
                            .asInt())
                    .isEqualTo(count);
        }
    }

    @Test
    void every_write_that_succeeds_says_where_it_stands() {
        var writes = List.of(
                api.post("/api/register")
                        .json("{\"email\":\"eve@example.com\",\"name\":\"Eve\",\"password\":\"secret1\"}")
                        .send(),
                api.post("/api/login")
                        .json("{\"email\":\"eve@example.com\",\"password\":\"secret1\"}")
                        .send(),
                api.put("/api/user").as(ada).json("{\"bio\":\"b\"}").send(),
                publish("A title"),
                api.put("/api/articles/a-title")
                        .as(ada)
                        .json("{\"body\":\"b\"}")
                        .send(),
                toggle(true),
                toggle(false),
                api.delete("/api/articles/a-title").as(ada).send(),
                api.post("/api/logout").as(ada).send());

        assertThat(writes).allSatisfy(write -> {
            assertThat(write.status()).isBetween(200, 204);
            assertThat(write.header(POSITION))
                    .hasValueSatisfying(it -> assertThat(it).matches("1-[0-9a-z]{1,11}"));
        });
        assertThat(writes.stream().map(write -> write.header(POSITION).orElseThrow()))
                .isSorted();
        assertThat(toggle(true))
                .returns(404, Answer::status)
                .satisfies(refused -> assertThat(refused.header(POSITION)).isEmpty());
        assertThat(api.get("/api/articles").send().header(POSITION)).isEmpty();
    }

    /** It may be that of a later version, while the service is being replaced. */
    @Test
    void with_a_position_of_a_form_that_is_not_known_nothing_but_the_newest_is_shown() {
        publish("A title");
        var count = 0;
        for (var unknown : List.of("", "1", "1-", "1-A", "2-a", "0", "1-aaaaaaaaaaaa", "1-a 1-b")) {
            elsewhere.get("/api/articles/a-title").send();
            count = 1 - count;
            toggle(count == 1);

            var read = elsewhere
                    .get("/api/articles/a-title")
                    .header(POSITION, unknown)
                    .send();

            assertThat(read.status()).isEqualTo(200);
            assertThat(read.json().path("favoritesCount").asInt()).as(unknown).isEqualTo(count);
        }
    }

    @Test
    void with_the_memory_off_nothing_is_held() {
        try (var plain = service.another("--TRACEPRESS_CACHE=off", "--TRACEPRESS_ROLE=api")) {
            var direct = new Api(plain.url());
            publish("A title");

            IntStream.rangeClosed(1, ROUNDS).forEach(round -> {
                assertThat(toggle(round % 2 == 1).status()).isEqualTo(200);
                shows(direct, round % 2);
            });
        }
    }

    private Answer toggle(boolean liked) {
        return api.call(liked ? "POST" : "DELETE", "/api/articles/a-title/favorite")
                .as(bob)
                .send();
    }

    private static void shows(Api instance, int count) {
        assertThat(isShown(instance, count)).isTrue();
    }

    private static boolean isShown(Api instance, int count) {
        return instance.get("/api/articles/a-title")
                        .send()
                        .json()
                        .path("favoritesCount")
                        .asInt()
                == count;
    }
}
