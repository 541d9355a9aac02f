package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.http.Api.Answer;
import dev.tracepress.wiring.MemoryService;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One client guesses no token of operators by trying, and keeps no operator out. */
@Tag("slow")
class OperatorThrottleTest {

    private static final String TOKEN = "a token of operators";
    private static final int WRONG = 10;
    private static final String[] SETTINGS = {
        "--TRACEPRESS_OPS_TOKEN=" + TOKEN, "--TRACEPRESS_TRUSTED_PROXIES=127.0.0.0/8,::1"
    };

    @Test
    void on_postgresql_for_all_instances_together() {
        try (var service = RunningService.start(SETTINGS);
                var other = service.another(SETTINGS)) {
            throttles(new Api(service.url()), new Api(other.url()));
        }
    }

    @Test
    void in_memory() {
        try (var service = MemoryService.start(SETTINGS)) {
            throttles(new Api(service.url()), new Api(service.url()));
        }
    }

    private static void throttles(Api api, Api other) {
        for (var wrong = 0; wrong < WRONG; wrong++) {
            var answer = wrong % 2 == 0 ? signIn(api, "192.0.2.1", "wrong") : ops(other, "192.0.2.1", "wrong");
            assertThat(answer.status()).isEqualTo(401);
        }

        var refused = signIn(other, "192.0.2.1", TOKEN);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("/code")).isEqualTo("too_many_attempts");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 900L);
        assertThat(ops(api, "192.0.2.1", "wrong").status()).isEqualTo(429);

        assertThat(ops(api, "192.0.2.1", TOKEN).status()).isEqualTo(200);
        assertThat(signIn(api, "192.0.2.2", TOKEN).status()).isEqualTo(204);
        assertThat(api.get("/ops/jobs")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .send()
                        .status())
                .as("whoever brings no token guesses none")
                .isEqualTo(401);
    }

    private static Answer signIn(Api api, String client, String token) {
        return api.post("/console/api/session")
                .header("X-Forwarded-For", client)
                .json("{\"token\":\"%s\"}".formatted(token))
                .send();
    }

    private static Answer ops(Api api, String client, String token) {
        return api.get("/ops/jobs").header("X-Forwarded-For", client).as(token).send();
    }
}
