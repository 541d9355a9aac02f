package dev.tracepress.http;

import dev.tracepress.testkit.Verdict;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Sends mutations of a valid request over every route, and judges what is answered. */
public final class Fuzzing {

    /** Some routes beside each other, of which each is asked by somebody else. */
    private static final int AT_ONCE = 6;

    private final URI service;
    private final long seed;

    public Fuzzing(URI service, long seed) {
        this.service = service;
        this.seed = seed;
    }

    /** So many mutations of each. */
    public Verdict judged(int ofEach) {
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = FuzzedRoute.ALL.stream()
                    .map(route -> CompletableFuture.supplyAsync(
                            () -> new RouteFuzzing(service, route, seed).asked(ofEach), clients))
                    .toList();
            var routes = running.stream().map(CompletableFuture::join).toList();
            return new Verdict("11")
                    .figure("seed", seed)
                    .figure("routes", routes.size())
                    .figure("asked", (long) routes.size() * ofEach)
                    .figure(
                            "done",
                            routes.stream().mapToLong(RouteFuzzing::done).sum())
                    .mustBeAtLeast(
                            "readBack",
                            routes.stream().mapToLong(RouteFuzzing::readBack).sum(),
                            1)
                    .mustEqual(
                            "broken",
                            routes.stream()
                                    .flatMap(route -> route.findings().stream())
                                    .toList(),
                            List.of());
        }
    }
}
