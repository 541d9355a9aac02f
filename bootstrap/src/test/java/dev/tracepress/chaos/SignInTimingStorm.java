package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Promise 13: how long it takes to be refused tells nobody whether there is an account of that address. */
class SignInTimingStorm {

    private static final int PEOPLE = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURE = Duration.ofSeconds(15);

    /** Of the middle: single answers differ by more than that on a machine that is shared. */
    private static final double MOST_TIMES = 1.2;

    @Test
    void an_unknown_user_and_a_wrong_password_take_the_same_time() throws IOException {
        try (var storm = Storm.named("sign-in-timing").with("TRACEPRESS_TRUSTED_PROXIES=127.0.0.0/8")) {
            var service = storm.api();
            var _ = StormPeople.registered(new Api(service.url()), PEOPLE);
            try (var unknown = Clients.signingIn(
                            service.url(), "192.0.2.1", number -> "ghost%s@example.com".formatted(number), "wrong1");
                    var known = Clients.signingIn(
                            service.url(),
                            "192.0.2.2",
                            number -> "person%s-%s@example.com".formatted(number / 20 % 5, 1 + number % 20),
                            "wrong1")) {
                var _ = unknown.together(1, WARM_UP);
                var ofUnknown = unknown.together(1, MEASURE);
                var ofKnown = known.together(1, MEASURE);
                var one = middle(ofUnknown);
                var other = middle(ofKnown);
                new Verdict("13")
                        .mustBeAtLeast("unknown", ofUnknown.count(401), 10)
                        .mustBeAtLeast("wrong", ofKnown.count(401), 10)
                        .figure("unknownMillisP50", one)
                        .figure("wrongMillisP50", other)
                        .mustBeAtMost("times", Math.max(one, other) / Math.min(one, other), MOST_TIMES)
                        .give();
            }
        }
    }

    private static double middle(Heard heard) {
        return heard.millis(401, 0.5);
    }
}
