package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an operator sets reaches the routes. */
class WiredSettingsTest extends ServiceTest {

    private static final String PAGE = "https://app.example";

    WiredSettingsTest() {
        super(
                "--TRACEPRESS_CORS_ORIGINS=https://other.example, " + PAGE,
                "--TRACEPRESS_HSTS=8760h",
                "--TRACEPRESS_WRITES_PER_MINUTE=1",
                "--TRACEPRESS_TRUSTED_PROXIES=127.0.0.0/8,::1",
                "--TRACEPRESS_REGISTRATIONS=1",
                "--TRACEPRESS_STREAM_HEARTBEAT=PT0.1S");
    }

    @Test
    void pages_that_may_ask_and_for_how_long_by_tls() {
        var answer = api.get("/api/articles").header("Origin", PAGE).send();

        assertThat(answer.header("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(answer.header("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void how_much_one_user_writes() {
        assertThat(publish("One").status()).isEqualTo(201);
        assertThat(publish("Two").status()).isEqualTo(429);
    }

    @Test
    void how_many_register_from_where_a_proxy_says() {
        assertThat(registered("eve", "192.0.2.1")).isEqualTo(201);
        assertThat(registered("ivy", "192.0.2.1")).isEqualTo(429);
        assertThat(registered("ivy", "192.0.2.2")).isEqualTo(201);
    }

    @Test
    void how_often_a_stream_says_that_it_is_there() {
        try (var listener = Listener.to(service.url(), ada)) {
            holds(() -> listener.heartbeats() >= 3);
        }
    }

    private int registered(String name, String client) {
        return api.post("/api/register")
                .header("X-Forwarded-For", client)
                .json("{\"email\":\"%s@example.com\",\"name\":\"N\",\"password\":\"secret1\"}".formatted(name))
                .send()
                .status();
    }
}
