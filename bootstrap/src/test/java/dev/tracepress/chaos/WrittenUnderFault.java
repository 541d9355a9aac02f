package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writers over whom a fault comes, and a ledger of what was acknowledged to them.
 *
 * @param crowd how many write at once
 * @param round how long they write before somebody looks whether it is enough
 * @param least how many are to be acknowledged before the fault
 */
record WrittenUnderFault(int crowd, Duration round, int least) {

    /** Enough for the fault, those that are under way in the moment of it, and those after it. */
    List<Heard> written(StormProcess service, Callable<Long> fault) throws Exception {
        var heard = new ArrayList<Heard>();
        var token = new Api(service.url()).register("author");
        try (var publishers = Publishers.of(service.url(), token);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (Publishers.acknowledged(heard) < least) {
                heard.add(publishers.together(crowd, round));
            }
            var over = new AtomicBoolean();
            var last = writers.submit(() -> publishers.together(crowd, () -> !over.get()));
            awaitEverybody(publishers);
            fault.call();
            awaitEverybody(publishers);
            over.set(true);
            heard.add(new Heard(last.get(), round));
        }
        return heard;
    }

    /** Until each of them has asked once more and is about to again. */
    private void awaitEverybody(Clients publishers) {
        var before = publishers.asked();
        Fact.await("everybody has asked", () -> publishers.asked() >= before + 2L * crowd);
    }

    void judge(String fault, Storm storm, List<Heard> heard) {
        new Verdict("2")
                .figure("fault", fault)
                .mustBeAtLeast("acknowledged", Publishers.acknowledged(heard), least)
                .mustBeAtLeast("notAcknowledged", heard.getLast().others(201), 1)
                .mustBeZero("missing", Publishers.missing(storm.database(), heard))
                .give();
    }
}
