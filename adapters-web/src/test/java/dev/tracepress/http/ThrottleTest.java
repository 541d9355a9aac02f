package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.race;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
import dev.tracepress.testkit.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** One client guesses no password by trying, and keeps nobody else from their account. */
class ThrottleTest extends WebTest {

    private static final int FAILURES = 10;

    ThrottleTest() {
        super(settings -> settings.withProxies(List.of("127.0.0.0/8", "::1")).withRegistrations(2));
    }

    @Test
    void the_eleventh_failure_is_refused_and_the_owner_gets_in_from_elsewhere() {
        for (var failure = 1; failure <= FAILURES; failure++) {
            var answer = login("ada", "wrong", "192.0.2.1");
            assertError(answer, 401, "invalid email or password");
            assertThat(answer.header("RateLimit-Policy")).contains("\"sign-in-failures\";q=10;w=900");
            assertThat(answer.header("RateLimit").orElseThrow())
                    .startsWith("\"sign-in-failures\";r=%s;t=".formatted(FAILURES - failure));
        }

        var refused = login("ADA", "wrong", "192.0.2.1");
        assertError(refused, 429, "too many attempts, please try again later");
        assertThat(refused.text("/code")).isEqualTo("too_many_attempts");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 900L);
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"sign-in-failures\";r=0;t=");
        new Verdict("13")
                .figure("failures", FAILURES)
                .mustBe("eleventh", refused.status(), 429)
                .mustBe("sameClient", login("ada", "secret1", "192.0.2.1").status(), 429)
                .mustBe("otherAccount", login("bob", "secret1", "192.0.2.1").status(), 200)
                .mustBe("ownerElsewhere", login("ada", "secret1", "192.0.2.2").status(), 200)
                .give();
    }

    @Test
    void of_many_who_guess_at_once_no_more_are_answered_than_one_after_the_other() {
        var answers = race(2 * FAILURES, () -> Mono.fromCallable(() -> login("ada", "wrong", "192.0.2.1")));

        assertThat(answers.stream()
                        .flatMap(outcome -> outcome.value().stream())
                        .filter(answer -> answer.status() == 401))
                .hasSize(FAILURES);
    }

    @Test
    void it_makes_no_difference_whether_there_is_such_an_account() {
        for (var failure = 0; failure < FAILURES; failure++) {
            assertThat(login("nobody", "wrong", "192.0.2.1").status()).isEqualTo(401);
        }
        assertThat(login("nobody", "wrong", "192.0.2.1").status()).isEqualTo(429);
    }

    @Test
    void no_spelling_of_an_address_gives_more_guesses() {
        for (var failure = 0; failure < FAILURES; failure++) {
            login(failure % 2 == 0 ? "ida" : "İDA", "wrong", "192.0.2.1");
        }
        assertThat(login("İda", "wrong", "192.0.2.1").status()).isEqualTo(429);
        assertThat(login("ida", "wrong", "192.0.2.1").status()).isEqualTo(429);
    }

    @Test
    void who_is_refused_under_a_key_is_told_what_is_left_too() {
        var keyed = loginCall(api, "ada", "wrong", "192.0.2.1").header("Idempotency-Key", "key");

        var answer = keyed.send();
        assertError(answer, 401, "invalid email or password");
        assertThat(answer.header("RateLimit-Policy")).contains("\"sign-in-failures\";q=10;w=900");
        assertThat(answer.header("RateLimit").orElseThrow()).startsWith("\"sign-in-failures\";r=9;t=");
        assertThat(keyed.send().header("RateLimit").orElseThrow()).startsWith("\"sign-in-failures\";r=8;t=");
    }

    @Test
    void who_holds_a_token_guesses_the_current_password_no_longer() {
        for (var failure = 0; failure < FAILURES; failure++) {
            assertThat(change("wrong").status()).isEqualTo(403);
        }
        assertThat(change("secret1").status()).isEqualTo(429);
        assertThat(api.put("/api/user").as(ada).json("{\"bio\":\"b\"}").send().status())
                .isEqualTo(200);
    }

    @Test
    void a_client_registers_so_many_people_and_no_more() {
        assertThat(register("eve", "192.0.2.1").header("RateLimit").orElseThrow())
                .startsWith("\"registrations\";r=1;t=");
        assertThat(register("ivy", "192.0.2.1").status()).isEqualTo(201);
        assertThat(register("joe", "192.0.2.1").status()).isEqualTo(429);
        assertThat(register("joe", "192.0.2.2").status()).isEqualTo(201);
    }

    /** However many of one house try it meanwhile. */
    @Test
    void who_waits_for_as_long_as_they_were_told_registers() {
        register("eve", "192.0.2.1");
        register("ivy", "192.0.2.1");
        service.waits(Duration.ofMinutes(50));
        var told = Long.parseLong(
                register("joe", "192.0.2.1").header("Retry-After").orElseThrow());
        register("joe", "192.0.2.1");
        service.waits(Duration.ofSeconds(told));

        assertThat(register("joe", "192.0.2.1").status()).isEqualTo(201);
    }

    private Answer login(String name, String password, String client) {
        return loginCall(api, name, password, client).send();
    }

    private static Call loginCall(Api api, String name, String password, String client) {
        return api.post("/api/login")
                .header("X-Forwarded-For", client)
                .json("{\"email\":\"%s@example.com\",\"password\":\"%s\"}".formatted(name, password));
    }

    private Answer change(String currentPassword) {
        return api.put("/api/user")
                .as(ada)
                .json("{\"password\":\"newsecret\",\"currentPassword\":\"%s\"}".formatted(currentPassword))
                .send();
    }

    private Answer register(String name, String client) {
        return api.post("/api/register")
                .header("X-Forwarded-For", client)
                .json("{\"email\":\"%s@example.com\",\"name\":\"N\",\"password\":\"secret1\"}".formatted(name))
                .send();
    }
}
