package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where nobody trusts a proxy, nobody is somebody else by saying so, whatever Spring Boot takes the machine for. */
class ForgedOriginsTest extends ServiceTest {

    ForgedOriginsTest() {
        super(
                "--TRACEPRESS_REGISTRATIONS=1",
                "--spring.main.cloud-platform=kubernetes",
                "--server.forward-headers-strategy=native");
    }

    @Test
    void whoever_says_that_they_come_from_elsewhere_is_the_same_client() {
        assertThat(registered("eve", Map.of())).isEqualTo(201);

        assertThat(registered("ivy", Map.of("Forwarded", "for=192.0.2.1"))).isEqualTo(429);
        assertThat(registered("ivy", Map.of("X-Forwarded-For", "192.0.2.2"))).isEqualTo(429);
    }

    private int registered(String name, Map<String, String> said) {
        var call = api.post("/api/register");
        said.forEach(call::header);
        return call.json("{\"email\":\"%s@example.com\",\"name\":\"N\",\"password\":\"secret1\"}".formatted(name))
                .send()
                .status();
    }
}
