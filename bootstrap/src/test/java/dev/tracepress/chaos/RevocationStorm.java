package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promise 12: how soon another instance refuses a token that has ended, and that no valid one is refused as keys rotate. */
class RevocationStorm {

    private static final int ROUNDS = 10;
    private static final double LONGEST_MILLIS = 5_000;
    /** Without commas, by which a list of secrets is told apart. */
    private static final String OLD_SECRET = "an old secret of storms with 32 bytes and more";

    private static final String NEW_SECRET = "a new secret of storms with 32 bytes and more";
    private static final Duration LOAD = Duration.ofSeconds(3);

    @Test
    void another_instance_refuses_within_five_seconds() throws IOException {
        try (var storm = Storm.named("revocation")) {
            var here = new Api(storm.api().url());
            var there = new Api(storm.anotherApi().url());
            var tokens = StormPeople.registered(here, ROUNDS * Ending.values().length);
            var millis = new ArrayList<Double>();
            for (var number = 0; number < ROUNDS * Ending.values().length; number++) {
                var ending = Ending.values()[number % Ending.values().length];
                millis.add(millisUntilRefused(ending, here, there, tokens.get(number)));
            }
            new Verdict("12")
                    .figure("endings", List.of(Ending.values()))
                    .figure("ended", millis.size())
                    .mustBeAtMost("longestMillisUntilRefused", Collections.max(millis), LONGEST_MILLIS)
                    .give();
        }
    }

    /** Since the answer that it has ended; somebody has just been let in with it, so that it is remembered. */
    private static double millisUntilRefused(Ending ending, Api here, Api there, String token) {
        Fact.await("it is good", () -> status(there, token) == 200);
        var ended = ending.call(here).as(token).json(ending.body).send();
        if (ended.status() / 100 != 2) {
            throw new AssertionError(ending + " was answered " + ended.status() + " " + ended.body());
        }
        var since = System.nanoTime();
        Fact.await("it is refused", () -> status(there, token) == 401);
        return (System.nanoTime() - since) / 1e6;
    }

    @Test
    void no_valid_token_is_refused_while_keys_rotate() throws Exception {
        try (var storm = Storm.named("key-rotation")) {
            var first = new StormProcess[] {
                storm.anotherApi("JWT_SECRET=" + OLD_SECRET), storm.anotherApi("JWT_SECRET=" + OLD_SECRET)
            };
            var accepting = "JWT_FORMER_SECRETS=" + NEW_SECRET;
            var refused = new AtomicInteger();
            var asked = new AtomicInteger();
            // Each step one instance after the other: the new key is believed, then signed with, then alone.
            var steps = List.of(
                    List.of("JWT_SECRET=" + OLD_SECRET, accepting),
                    List.of("JWT_SECRET=" + NEW_SECRET, "JWT_FORMER_SECRETS=" + OLD_SECRET));
            for (var step : steps) {
                for (var instance = 0; instance < first.length; instance++) {
                    var next = storm.anotherApi(step.toArray(String[]::new));
                    load(first, next, asked, refused);
                    first[instance].terminate();
                    first[instance] = next;
                }
            }
            new Verdict("12")
                    .figure("steps", steps.size())
                    .mustBeAtLeast("asked", asked.get(), 100)
                    .mustBeZero("validTokensRefused", refused.get())
                    .give();
        }
    }

    /** Tokens of each instance, old and new, are shown to each, while one takes the place of another. */
    private static void load(StormProcess[] running, StormProcess next, AtomicInteger asked, AtomicInteger refused)
            throws InterruptedException {
        var all = new ArrayList<>(List.of(running));
        all.add(next);
        var apis = all.stream().map(it -> new Api(it.url())).toList();
        var tokens = new ArrayList<String>();
        for (var api : apis) {
            tokens.addAll(StormPeople.registered(api, "step%s-%s-".formatted(asked.get(), tokens.size()), 1)
                    .toList());
        }
        var over = new AtomicBoolean();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            apis.forEach(api -> clients.execute(() -> {
                while (!over.get()) {
                    for (var token : tokens) {
                        asked.incrementAndGet();
                        if (status(api, token) != 200) {
                            refused.incrementAndGet();
                        }
                    }
                }
            }));
            Fact.after(LOAD);
            over.set(true);
        }
    }

    private static int status(Api api, String token) {
        return api.get("/api/user").as(token).send().status();
    }

    private enum Ending {
        LOGOUT("POST", "/api/logout", "{}"),
        LOGOUT_EVERYWHERE("POST", "/api/logout", "{\"everywhere\":true}"),
        CHANGED_PASSWORD("PUT", "/api/user", "{\"password\":\"secret2\",\"currentPassword\":\"secret1\"}"),
        DELETED_ACCOUNT("DELETE", "/api/user", "{\"currentPassword\":\"secret1\"}");

        private final String method;
        private final String path;
        private final String body;

        Ending(String method, String path, String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }

        Api.Call call(Api api) {
            return api.call(method, path);
        }
    }
}
