package dev.tracepress.chaos;

import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Promise 5: four times as many requests as can be answered, and promise 13: wrong passwords without end. */
class OverloadStorm {

    private static final int ARTICLES = 200;
    /** Uncached, as what costs is what is to be asked too often. */
    private static final String PAGE = "/api/articles?page=2";

    private static final String ARTICLE = "/api/articles/a-1";
    private static final int CROWD = 16;
    private static final double TOO_MUCH = 4;
    private static final double GUESSES = 400;
    private static final double HEALTH_CHECKS = 5;
    private static final double READS = 50;
    private static final double SIGN_INS = 5;

    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration MEASURE = Duration.ofSeconds(10);
    /** Until the compiler has seen an overload as well as a quiet time. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    /** The promises are for a machine that has nothing else to do; the clients of a storm and its database share it. */
    private static final double LEAST_GOODPUT = 0.5;

    private static final double MOST_ADMITTED_MILLIS = 1_000;
    private static final double MOST_REFUSED_MILLIS = 300;
    /** Of fifty: a probe waits for 0.8 s, and two cores have the clients, the database and the service to run. */
    private static final double MOST_UNHEALTHY = 2;

    private static final double MOST_HEALTH_MILLIS = 2_000;

    private static final double MEBIBYTE = 1024 * 1024;
    /** What is in use once nobody asks; classes and buffers that the first overload has brought are there before. */
    private static final double MOST_GROWN_MEBIBYTES = 16;

    private static final double MOST_READ_MILLIS = 500;
    private static final double MOST_OWNER_MILLIS = 2_000;

    @Test
    void four_times_what_can_be_answered_is_refused_and_not_waited_for() throws IOException {
        try (var storm = Storm.named("overload").onTheUsualJvm()) {
            var service = storm.api();
            var _ = Readers.of(service, storm.database(), 1, ARTICLES);
            try (var pages = Clients.reading(service.url(), PAGE);
                    var health = Clients.reading(service.url(), "/api/health");
                    var watcher = Executors.newVirtualThreadPerTaskExecutor()) {
                var early = pages.together(CROWD, WARM_UP).perSecond(200);
                var first = pages.every(TOO_MUCH * early, MEASURE).perSecond(200);
                var _ = pages.every(TOO_MUCH * early, SETTLE);
                var _ = pages.together(CROWD, MEASURE);
                var before = service.liveHeap();
                var capacity = pages.together(CROWD, MEASURE).perSecond(200);
                var _ = pages.every(TOO_MUCH * capacity, SETTLE);
                var watched = watcher.submit(() -> health.every(HEALTH_CHECKS, MEASURE));
                var heard = pages.every(TOO_MUCH * capacity, MEASURE);
                var healthy = resultOf(watched);
                var grown = (service.liveHeap() - before) / MEBIBYTE;
                new Verdict("5")
                        .figure("firstGoodputPercent", Math.round(100 * first / early))
                        .figure("capacityPerSecond", Math.round(capacity))
                        .figure("askedPerSecond", Math.round(TOO_MUCH * capacity))
                        .mustBeAtLeast(
                                "goodputPercent",
                                Math.round(100 * heard.perSecond(200) / capacity),
                                Math.round(100 * LEAST_GOODPUT))
                        .figure("admittedMillisP50", heard.millis(200, 0.5))
                        .mustBeAtMost("admittedMillisP99", heard.millis(200, 0.99), MOST_ADMITTED_MILLIS)
                        .mustBeAtLeast("refused", heard.count(503), 1)
                        .figure("refusedMillisP50", heard.millis(503, 0.5))
                        .mustBeAtMost("refusedMillisP99", heard.millis(503, 0.99), MOST_REFUSED_MILLIS)
                        .mustBeZero("otherAnswers", heard.others(200, 503))
                        .figure("heapMebibytes", Math.round(before / MEBIBYTE))
                        .mustBeAtMost("heapGrownMebibytes", grown, MOST_GROWN_MEBIBYTES)
                        .mustBeAtLeast("healthAsked", healthy.answers().size(), 1)
                        .mustBeAtMost("unhealthy", (double) healthy.others(200), MOST_UNHEALTHY)
                        .mustBeAtMost("healthMillisP99", healthy.millis(200, 0.99), MOST_HEALTH_MILLIS)
                        .give();
            }
        }
    }

    @Test
    void wrong_passwords_without_end_are_a_nuisance_to_whoever_sends_them() throws IOException {
        try (var storm = Storm.named("login-flood").onTheUsualJvm().with("TRACEPRESS_TRUSTED_PROXIES=127.0.0.0/8")) {
            var service = storm.api();
            var _ = Readers.of(service, storm.database(), 1, ARTICLES);
            try (var articles = Clients.reading(service.url(), ARTICLE);
                    var owner = Clients.signingIn(service.url(), "192.0.2.1", _ -> "reader1@example.com", "secret1");
                    var guesses = Clients.signingIn(
                            service.url(), "192.0.2.2", number -> "nobody%s@example.com".formatted(number), "guess1");
                    var watcher = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = articles.together(CROWD, WARM_UP.dividedBy(3));
                var _ = owner.together(2, WARM_UP.dividedBy(3));
                var _ = guesses.every(GUESSES, WARM_UP.dividedBy(3));
                var quiet = articles.every(READS, MEASURE).millis(200, 0.99);
                var readers = watcher.submit(() -> articles.every(READS, MEASURE));
                var owners = watcher.submit(() -> owner.every(SIGN_INS, MEASURE));
                var guessed = guesses.every(GUESSES, MEASURE);
                var loud = resultOf(readers);
                var signedIn = resultOf(owners);
                new Verdict("13")
                        .figure("guessesPerSecond", GUESSES)
                        .figure("guessesChecked", guessed.count(401))
                        .figure("guessesThrottled", guessed.count(429))
                        .figure("guessesRefused", guessed.count(503))
                        .figure("readMillisP99Quiet", quiet)
                        .mustBeAtMost("readMillisP99", loud.millis(200, 0.99), MOST_READ_MILLIS)
                        .mustBeZero("readsRefused", loud.others(200))
                        .figure("ownerMillisP50", signedIn.millis(200, 0.5))
                        .mustBeAtMost("ownerMillisP99", signedIn.millis(200, 0.99), MOST_OWNER_MILLIS)
                        .mustBeAtLeast("ownersAsked", signedIn.answers().size(), 1)
                        .mustBeZero("ownersNotSignedIn", signedIn.others(200))
                        .give();
            }
        }
    }

    private static Heard resultOf(Future<Heard> heard) {
        try {
            return heard.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupt);
        }
    }
}
