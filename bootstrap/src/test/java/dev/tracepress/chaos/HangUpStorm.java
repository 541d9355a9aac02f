package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 1: clients hang up in the middle of every kind of write, at a service that has just started and at one that is warm. */
class HangUpStorm {

    private static final int REQUESTS = 4_000;
    private static final int READERS = 8;
    /** After which nothing may be open. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** Without the console, whose spans may be late while all connections are asked for, of which it warns. */
    private static final String NO_CONSOLE = "TRACEPRESS_CONSOLE=off";

    @Test
    void nobody_sees_half_a_write() throws IOException {
        try (var storm = Storm.named("hang-ups").with(NO_CONSOLE)) {
            judged(storm, List.of("cold", "warm")).give();
        }
    }

    @Test
    void without_the_shield_halves_are_seen() throws IOException {
        try (var storm = Storm.named("hang-ups-unshielded").with(UnshieldedWiring.UNSHIELDED + "=true", NO_CONSOLE)) {
            judged(storm, List.of("cold")).giveAsControl();
        }
    }

    private static Verdict judged(Storm storm, List<String> rounds) {
        var service = storm.api();
        var api = new Api(service.url());
        var sql = storm.database().sql();
        var first = System.nanoTime();
        var author = api.register("author");
        var hashing = Duration.ofNanos(System.nanoTime() - first);
        var people = StormPeople.registered(api, READERS + rounds.size() * REQUESTS / 100 * WritingRoutes.LEAVERS);
        WritingRoutes.publish(sql, rounds.size() * REQUESTS);
        var torn = TornRows.watch(sql);
        var hangUps = new HangUps(
                new WritingRoutes(
                        service.url(), author, people.subList(0, READERS), people.subList(READERS, people.size())),
                hashing);
        var verdict =
                new Verdict("1").figure("asked", rounds.size() * REQUESTS).figure("hashingMillis", hashing.toMillis());

        for (var round = 0; round < rounds.size(); round++) {
            hangUps.send(round * REQUESTS, REQUESTS);
            Fact.after(IDLE);
            verdict.mustBeZero(rounds.get(round) + "IdleInTransaction", HangUps.idleInTransaction(sql))
                    .mustBeZero(rounds.get(round) + "Acquired", HangUps.acquired(api));
        }

        return verdict.mustBeZero("couldNotAsk", hangUps.failures())
                .mustBeAtLeast("transactions", torn.written(), 1)
                .figure("wrote", torn.kinds())
                .mustBeZero("torn", torn.count())
                .mustBeZero("warnings", service.linesOfLog(" WARN ") + service.linesOfLog("ERROR"));
    }
}
