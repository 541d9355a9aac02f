package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Listener.Event;
import dev.tracepress.wiring.RunningService;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What one instance was told, the others know. */
class SeveralInstancesTest extends ServiceTest {

    private static final String BELIEVED = "--TRACEPRESS_TRUSTED_PROXIES=127.0.0.0/8,::1";
    private static final int FAILURES = 10;
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final RunningService another = service.another("--TRACEPRESS_ROLE=api", BELIEVED);
    private final Api elsewhere = new Api(another.url());

    SeveralInstancesTest() {
        super(BELIEVED);
    }

    @AfterAll
    void stopTheOther() {
        another.close();
    }

    @Test
    void a_logout_is_heard_of() {
        assertThat(statusElsewhere(ada)).isEqualTo(200);

        api.post("/api/logout").as(ada).send();

        holds(() -> statusElsewhere(ada) == 401);
    }

    @Test
    void a_change_of_the_password_is_heard_of() {
        assertThat(statusElsewhere(ada)).isEqualTo(200);

        api.put("/api/user")
                .as(ada)
                .json("{\"password\":\"newsecret\",\"currentPassword\":\"secret1\"}")
                .send();

        holds(() -> statusElsewhere(ada) == 401);
    }

    @Test
    void a_deletion_is_heard_of() {
        assertThat(statusElsewhere(ada)).isEqualTo(200);

        api.delete("/api/user")
                .as(ada)
                .json("{\"currentPassword\":\"secret1\"}")
                .send();

        holds(() -> statusElsewhere(ada) == 401);
    }

    @Test
    void a_retry_is_known() {
        var first = publishOnce(api);
        var again = publishOnce(elsewhere);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void a_strangers_retry_is_known_while_the_secret_changes() {
        try (var changed = service.another(
                "--TRACEPRESS_ROLE=api",
                "--JWT_SECRET=another secret of tests that has 32 bytes and more",
                "--JWT_FORMER_SECRETS=" + RunningService.SECRET)) {
            var first = registerOnce(api);
            var again = registerOnce(new Api(changed.url()));

            assertThat(first.status()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Idempotency-Replayed")).contains("true");
        }
    }

    private static Answer registerOnce(Api instance) {
        return instance.post("/api/register")
                .header("Idempotency-Key", "key")
                .json("{\"email\":\"eve@example.com\",\"name\":\"Eve\",\"password\":\"secret1\"}")
                .send();
    }

    @Test
    void failures_are_counted_together_and_under_idempotency_keys_too() {
        for (var failure = 0; failure < FAILURES; failure++) {
            login(failure % 2 == 0 ? api : elsewhere);
        }

        assertThat(login(elsewhere).status()).isEqualTo(429);
    }

    @Test
    void listeners_hear_of_what_others_make() {
        publish("A title");
        try (var working = service.another("--TRACEPRESS_ROLE=worker");
                var here = Listener.to(service.url(), ada);
                var there = Listener.to(another.url(), ada)) {
            assertThat(working.url()).isNotEqualTo(another.url());
            api.post("/api/articles/a-title/favorite").as(bob).send();

            assertThat(here.events(1)).extracting(Event::id).containsExactly("1");
            assertThat(there.events(1)).extracting(Event::id).containsExactly("1");
        }
    }

    @Test
    void one_process_serves_while_another_works() {
        try (var serving = RunningService.start("--TRACEPRESS_ROLE=api");
                var working = serving.another("--TRACEPRESS_ROLE=worker")) {
            var there = new Api(serving.url());
            var author = there.register("author");
            var reader = there.register("reader");
            there.post("/api/articles").as(author).json("""
                            {"title":"A title","body":"Text."}""").send();
            try (var listener = Listener.to(serving.url(), author)) {
                there.post("/api/articles/a-title/favorite").as(reader).send();

                assertThat(listener.events(1)).extracting(Event::id).containsExactly("1");
            }
            assertThat(new Api(working.url())
                            .get("/api/notifications/stream")
                            .as(author)
                            .send()
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void streams_end_at_once_when_their_instance_stops() {
        var stopping = service.another("--TRACEPRESS_ROLE=api");
        try (var listener = Listener.to(stopping.url(), ada)) {
            var began = System.nanoTime();
            stopping.close();

            // Answers that do not end would be waited for.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GRACE);
            holds(listener::hasEnded);
        }
    }

    private Answer publishOnce(Api instance) {
        return instance.post("/api/articles")
                .as(ada)
                .header("Idempotency-Key", "key")
                .json("{\"title\":\"Once\",\"body\":\"Text.\"}")
                .send();
    }

    private static Answer login(Api instance) {
        return instance.post("/api/login")
                .header("X-Forwarded-For", "192.0.2.1")
                .header("Idempotency-Key", "key")
                .json("{\"email\":\"ada@example.com\",\"password\":\"wrong\"}")
                .send();
    }

    private int statusElsewhere(String token) {
        return elsewhere.get("/api/user").as(token).send().status();
    }
}
