package dev.tracepress.shared.adapter.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The attempts that this process is making, so that somebody can end one before it ends by itself. */
final class RunningJobs {

    private final Map<Key, Sinks.One<Boolean>> running = new ConcurrentHashMap<>();

    /** The work, or the error {@link Interrupted} if somebody ends it; the work is then cancelled. */
    <T> Mono<T> interruptible(HeldJob job, Mono<T> work) {
        return Mono.defer(() -> {
            var key = new Key(job.kind(), job.id());
            var end = Sinks.<Boolean>one();
            running.put(key, end);
            return Mono.firstWithSignal(work, end.asMono().flatMap(_ -> Mono.<T>error(new Interrupted())))
                    .doFinally(_ -> running.remove(key, end));
        });
    }

    void interrupt(String kind, String id) {
        var end = running.get(new Key(kind, id));
        if (end != null) {
            end.tryEmitValue(true);
        }
    }

    void interruptAll() {
        running.values().forEach(end -> end.tryEmitValue(true));
    }

    static final class Interrupted extends RuntimeException {
        Interrupted() {
            super("the attempt was interrupted", null, false, false);
        }
    }

    private record Key(String kind, String id) {}
}
