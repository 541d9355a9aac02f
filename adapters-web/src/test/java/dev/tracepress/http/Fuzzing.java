package dev.tracepress.http;

import dev.tracepress.http.FuzzClient.FuzzAnswer;
import dev.tracepress.testkit.Verdict;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends mutations of a valid request over every route, and judges what is answered. One that breaks the promise is made small. */
public final class Fuzzing {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of("title", "description", "body", "name", "bio", "image");

    /** To make one small costs as many requests. */
    private static final int TRIES = 2_000;

    private static final int REPORTED = 10;

    private final URI service;
    private final long seed;
    private final Api api;
    private final List<String> findings = new ArrayList<>();
    private long asked;
    private long done;
    private long readBack;
    private long unanswered;
    private int people;
    private String token = "";

    public Fuzzing(URI service, long seed) {
        this.service = service;
        this.seed = seed;
        this.api = new Api(service);
    }

    /** So many mutations of each. */
    public Verdict judged(int ofEach) {
        newcomer();
        publish("A title");
        for (var route : FuzzedRoute.ALL) {
            fuzz(route, ofEach);
        }
        return new Verdict("11")
                .figure("seed", seed)
                .figure("routes", FuzzedRoute.ALL.size())
                .figure("asked", asked)
                .figure("done", done)
                .mustBeAtLeast("readBack", readBack, 1)
                .mustBeZero("unanswered", unanswered)
                .mustBe("broken", findings, List.of());
    }

    private void fuzz(FuzzedRoute route, int count) {
        var mutator = new Mutator(seed ^ (route.method() + route.target() + route.body()).hashCode());
        try (var client = new FuzzClient(service)) {
            for (var number = 0; number < count; number++) {
                if (route.removes()) {
                    publish("Gone");
                }
                var valid = route.request(token);
                var request = mutator.mutated(valid);
                var answer = client.send(request);
                asked++;
                if (answer.isEmpty()) {
                    unanswered++;
                    report("unanswered", client, route, valid, request, (_, it) -> it.isEmpty());
                } else if (answer.get().isFault()) {
                    report(
                            answer.get().status() + "",
                            client,
                            route,
                            valid,
                            request,
                            (_, it) -> it.filter(FuzzAnswer::isFault).isPresent());
                } else if (answer.get().isDone()) {
                    done++;
                    if (route.endsSession() || route.removes()) {
                        newcomer();
                    }
                    if (route.echoes() && !isReadBack(client, request, answer.get())) {
                        report(
                                "altered",
                                client,
                                route,
                                valid,
                                request,
                                (smaller, it) -> it.filter(FuzzAnswer::isDone)
                                        .filter(altered -> !echoes(smaller, altered))
                                        .isPresent());
                    }
                }
            }
        }
    }

    /** By the answer, and by whoever asks for it afterwards. */
    private boolean isReadBack(FuzzClient client, FuzzedRequest request, FuzzAnswer answer) {
        readBack++;
        var slug = JSON.readTree(answer.body()).path("slug").asString("");
        var address = answer.location().isEmpty() ? slug.isEmpty() ? "/api/user" : request.target() : answer.location();
        var again = client.send(new FuzzedRequest("GET", address, "Authorization: Bearer " + token + "\r\n", ""));
        return echoes(request, answer)
                && again.filter(FuzzAnswer::isDone)
                        .filter(read -> echoes(request, read))
                        .isPresent();
    }

    private static boolean echoes(FuzzedRequest request, FuzzAnswer answer) {
        try {
            var sent = JSON.readTree(request.body().getBytes(StandardCharsets.ISO_8859_1));
            var read = JSON.readTree(answer.body());
            var heard = read.has("user") ? read.path("user") : read;
            return TEXTS.stream().allMatch(name -> !sent.path(name).isString() || isSame(name, sent, heard));
        } catch (JacksonException unreadable) {
            throw new IllegalStateException("accepted, though it is no JSON: " + request.escaped(), unreadable);
        }
    }

    /** Titles and names are trimmed; nothing else is changed. */
    private static boolean isSame(String name, JsonNode sent, JsonNode heard) {
        var text = sent.path(name).asString();
        var expected = name.equals("title") || name.equals("name") ? text.strip() : text;
        return expected.equals(heard.path(name).asString(""));
    }

    private void report(
            String what,
            FuzzClient client,
            FuzzedRoute route,
            FuzzedRequest valid,
            FuzzedRequest broken,
            BiPredicate<FuzzedRequest, Optional<FuzzAnswer>> same) {
        if (findings.size() < REPORTED) {
            var smallest = broken;
            var tries = 0;
            for (var candidates = smallest.smaller(valid).iterator(); candidates.hasNext() && tries < TRIES; tries++) {
                var candidate = candidates.next();
                if (same.test(candidate, client.send(candidate))) {
                    smallest = candidate;
                    candidates = smallest.smaller(valid).iterator();
                }
            }
            findings.add("%s: %s %s: %s".formatted(what, route.method(), route.target(), smallest.escaped()));
        }
    }

    private void publish(String title) {
        api.post("/api/articles")
                .as(token)
                .json("{\"title\":\"%s\",\"body\":\"Text\"}".formatted(title))
                .send();
    }

    private void newcomer() {
        token = api.register("fuzzer%d-%d".formatted(seed, people++));
    }
}
