package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody takes every connection by listening. */
class StreamSeatsTest extends ServiceTest {

    private static final int OF_ONE = 16;
    private static final int OF_ALL = 20;

    private final List<Listener> listeners = new ArrayList<>();

    StreamSeatsTest() {
        super("--TRACEPRESS_STREAMS=" + OF_ALL);
    }

    @AfterEach
    void leave() {
        listeners.forEach(Listener::close);
        listeners.clear();
        holds(() -> api.get("/metrics").send().body().contains("notifications_streams 0.0"));
    }

    @Test
    void one_listener_too_many_of_a_user_is_told_so_and_others_are_served() {
        listen(OF_ONE, ada);

        var refused = stream(ada);

        assertError(refused, 429, "you have 16 streams open already, which is the most");
        assertThat(refused.header("Retry-After")).contains("1");
        listen(1, bob);
    }

    @Test
    void one_listener_too_many_for_the_process_is_told_so() {
        listen(OF_ONE, ada);
        listen(OF_ALL - OF_ONE, bob);

        var refused = stream(bob);

        assertError(refused, 503, "too many streams are open, please try again");
        assertThat(refused.header("Retry-After")).contains("1");
        assertThat(api.get("/api/notifications").as(bob).send().status()).isEqualTo(200);
    }

    @Test
    void whoever_leaves_makes_room() {
        listen(OF_ONE, ada);
        assertThat(stream(ada).status()).isEqualTo(429);

        listeners.removeFirst().close();

        holds(() -> {
            var next = Listener.to(service.url(), ada);
            listeners.add(next);
            return next.response().statusCode() == 200;
        });
        assertThat(stream(ada).status()).isEqualTo(429);
    }

    private void listen(int times, String token) {
        for (var time = 0; time < times; time++) {
            var listener = Listener.to(service.url(), token);
            listeners.add(listener);
            assertThat(listener.response().statusCode()).isEqualTo(200);
        }
    }

    private Answer stream(String token) {
        return api.get("/api/notifications/stream").as(token).send();
    }
}
