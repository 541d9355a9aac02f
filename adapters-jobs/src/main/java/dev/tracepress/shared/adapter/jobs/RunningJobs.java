package dev.tracepress.shared.adapter.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The attempts that this process is making, so that somebody can end one before it ends by itself. */
final class RunningJobs {

    private final Map<Key, Sinks.One<Interruption>> running = new ConcurrentHashMap<>();

    /** The work, or the error {@link Interrupted} if somebody ends it; the work is then cancelled. */
    <T> Mono<T> interruptible(HeldJob job, Mono<T> work) {
        return Mono.defer(() -> {
            var key = new Key(job.kind(), job.id());
            var end = Sinks.<Interruption>one();
            running.put(key, end);
            return Mono.firstWithSignal(work, end.asMono().flatMap(why -> Mono.<T>error(new Interrupted(why))))
                    .doFinally(_ -> running.remove(key, end));
        });
    }

    void cancel(String kind, String id) {
        var end = running.get(new Key(kind, id));
        if (end != null) {
            end.tryEmitValue(Interruption.CANCELLED);
        }
    }

    void releaseAll() {
        running.values().forEach(end -> end.tryEmitValue(Interruption.RELEASED));
    }

    enum Interruption {
        CANCELLED,
        RELEASED
    }

    static final class Interrupted extends RuntimeException {

        private final Interruption why;

        Interrupted(Interruption why) {
            super("the job was interrupted: " + why, null, false, false);
            this.why = why;
        }

        Interruption why() {
            return why;
        }
    }

    private record Key(String kind, String id) {}
}
