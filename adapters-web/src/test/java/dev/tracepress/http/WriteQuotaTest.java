package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import org.junit.jupiter.api.Test;

/** Nobody writes more than an operator lets them. */
class WriteQuotaTest extends WebTest {

    private static final int WRITES = 3;

    WriteQuotaTest() {
        super(settings -> settings.withWritesOfOne(WRITES));
    }

    @Test
    void one_write_too_many_is_refused_and_reading_and_leaving_are_not() {
        for (var write = 1; write <= WRITES; write++) {
            var answer = write(ada);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Policy")).contains("\"writes\";q=3;w=60");
            assertThat(answer.header("RateLimit").orElseThrow())
                    .startsWith("\"writes\";r=%s;t=".formatted(WRITES - write));
        }

        var refused = write(ada);

        assertError(refused, 429, "too many attempts, please try again later");
        assertThat(refused.text("/code")).isEqualTo("too_many_attempts");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 60L);
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"writes\";r=0;t=");
        assertThat(publish("A title").status()).isEqualTo(429);
        assertThat(api.get("/api/user").as(ada).send().text("/user/bio")).isEqualTo("b");
        assertThat(api.get("/api/articles").as(ada).send().header("RateLimit")).isEmpty();
        assertThat(write(bob).status()).isEqualTo(200);
        assertThat(api.post("/api/logout").as(ada).send().status()).isEqualTo(200);
    }

    @Test
    void what_is_nobodys_counts_for_nobody() {
        assertThat(write("none").status()).isEqualTo(401);
        assertThat(write("none").header("RateLimit")).isEmpty();
        assertThat(api.post("/api/no-such-route").as(ada).send().status()).isEqualTo(404);

        assertThat(write(ada).header("RateLimit").orElseThrow()).startsWith("\"writes\";r=2;t=");
    }

    private Answer write(String token) {
        return api.put("/api/user").as(token).json("{\"bio\":\"b\"}").send();
    }
}
