package dev.tracepress.http;

import dev.tracepress.http.FuzzClient.FuzzAnswer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Mutations of a valid request over one route. One that breaks the promise is made as small as it still breaks it. */
final class RouteFuzzing {

    /** To make one small costs as many requests. */
    private static final int TRIES = 2_000;

    private static final int REPORTED = 3;

    private final FuzzedRoute route;
    private final Api api;
    private final FuzzClient client;
    private final Mutator mutator;
    private final String name;
    private final List<String> findings = new ArrayList<>();
    private long done;
    private long readBack;
    private int people;
    private String token = "";
    private String slug = "";

    RouteFuzzing(URI service, FuzzedRoute route, long seed) {
        var number = FuzzedRoute.ALL.indexOf(route);
        this.route = route;
        this.api = new Api(service);
        this.client = new FuzzClient(service);
        this.mutator = new Mutator(seed + number);
        this.name = "fuzzer%s-%s-".formatted(seed, number);
    }

    /** Itself, when so many were. */
    RouteFuzzing asked(int count) {
        try (client) {
            newcomer();
            for (var number = 0; number < count; number++) {
                ask();
            }
        }
        return this;
    }

    long done() {
        return done;
    }

    /** How many of them wrote texts, which were looked at. */
    long readBack() {
        return readBack;
    }

    List<String> findings() {
        return findings;
    }

    private void ask() {
        var valid = route.request(token, slug);
        var request = mutator.mutated(valid);
        var answer = client.send(request);
        if (answer.isEmpty()) {
            report("unanswered", valid, request, (_, smaller) -> smaller.isEmpty());
        } else if (answer.get().isFault()) {
            report(
                    "" + answer.get().status(),
                    valid,
                    request,
                    (_, smaller) -> smaller.filter(FuzzAnswer::isFault).isPresent());
        } else if (answer.get().isDone()) {
            done++;
            if (route.endsSession() || route.removes()) {
                newcomer();
            }
            if (route.echoes() && !isReadBack(request, answer.get())) {
                report(
                        "altered",
                        valid,
                        request,
                        (asked, smaller) -> smaller.filter(FuzzAnswer::isDone)
                                .filter(heard -> !Echo.holds(asked, heard))
                                .isPresent());
            }
        }
    }

    /** By the answer, and by whoever asks for it afterwards. */
    private boolean isReadBack(FuzzedRequest request, FuzzAnswer answer) {
        readBack++;
        var again = client.send(
                new FuzzedRequest("GET", Echo.address(request, answer), "Authorization: Bearer " + token + "\r\n", ""));
        return Echo.holds(request, answer)
                && again.filter(FuzzAnswer::isDone)
                        .filter(read -> Echo.holds(request, read))
                        .isPresent();
    }

    private void report(
            String what,
            FuzzedRequest valid,
            FuzzedRequest broken,
            BiPredicate<FuzzedRequest, Optional<FuzzAnswer>> same) {
        var smallest = broken;
        var tries = findings.size() < REPORTED ? 0 : TRIES;
        for (var candidates = smallest.smaller(valid).iterator(); candidates.hasNext() && tries < TRIES; tries++) {
            var candidate = candidates.next();
            if (same.test(candidate, client.send(candidate))) {
                smallest = candidate;
                candidates = smallest.smaller(valid).iterator();
            }
        }
        findings.add("%s: %s".formatted(what, smallest.escaped()));
    }

    /** Somebody with an article. */
    private void newcomer() {
        token = api.register(name + people++);
        slug = api.post("/api/articles")
                .as(token)
                .json("{\"title\":\"A title\",\"body\":\"Text\"}")
                .send()
                .text("/slug");
    }
}
