package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;

/** Enqueues jobs of the storms, under numbers that count up, and remembers which were acknowledged. */
final class Workload {

    private final Api api;
    private final String kind;
    private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
    private long next = 1;

    Workload(StormProcess service, String kind) {
        this.api = new Api(service.url());
        this.kind = kind;
    }

    /** Whether so many more, of which each takes so long, were acknowledged. */
    boolean enqueue(int count, long millis) {
        var first = next;
        next += count;
        var answer = api.post("/test/jobs/%s?first=%s&count=%s&millis=%s".formatted(kind, first, count, millis))
                .send();
        var taken = answer.status() == 200;
        if (taken) {
            LongStream.range(first, first + count).forEach(acknowledged::add);
        }
        return taken;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** How many of those that were acknowledged are not done. */
    long missing(StormDatabase database) {
        var missing = new ConcurrentSkipListSet<>(acknowledged);
        database.texts("SELECT job_id " + done()).forEach(id -> missing.remove(Long.valueOf(id)));
        return missing.size();
    }

    /** How often one was done. */
    long done(StormDatabase database) {
        return database.number("SELECT count(*) " + done());
    }

    /** How many were done more often than once. */
    long doneTwice(StormDatabase database) {
        return database.number("SELECT count(*) - count(DISTINCT job_id) " + done());
    }

    private String done() {
        return "FROM finished_jobs WHERE state = 'succeeded' AND kind = '" + kind + "'";
    }
}
