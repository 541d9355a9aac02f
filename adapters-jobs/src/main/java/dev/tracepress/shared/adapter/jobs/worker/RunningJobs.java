package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.domain.KeepsState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The attempts that this process is making, so that somebody can end one before it ends by itself. */
@KeepsState("which attempts run at the moment")
public final class RunningJobs {

    /** Of interruptions that came before their attempts: a worker has some jobs in hand that it has not begun yet. */
    private static final int REMEMBERED = 1_000;

    private final Map<Pick, Sinks.One<Boolean>> running = new HashMap<>();
    private final Map<Pick, Boolean> early = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pick, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private boolean stopping;

    /** The work, or the error {@link Interrupted} if somebody ends it; the work is then cancelled. */
    <T> Mono<T> interruptible(HeldJob job, Mono<T> work) {
        return Mono.defer(() -> {
            var pick = new Pick(job.kind(), job.id(), job.version());
            return Mono.firstWithSignal(begin(pick).flatMap(_ -> Mono.<T>error(new Interrupted())), work)
                    .doFinally(_ -> end(pick));
        });
    }

    private synchronized Mono<Boolean> begin(Pick pick) {
        var end = Sinks.<Boolean>one();
        running.put(pick, end);
        if (early.remove(pick) != null || stopping) {
            end.tryEmitValue(true);
        }
        return end.asMono();
    }

    private synchronized void end(Pick pick) {
        running.remove(pick);
    }

    /** Ends that attempt, if this process is making it or is about to. */
    public void interrupt(Pick pick) {
        var end = running(pick);
        if (end != null) {
            end.tryEmitValue(true);
        }
    }

    private synchronized Sinks.@Nullable One<Boolean> running(Pick pick) {
        var end = running.get(pick);
        if (end == null) {
            early.put(pick, true);
        }
        return end;
    }

    /** The worker starts, or starts again. */
    public synchronized void start() {
        stopping = false;
    }

    /** Ends those that run, and those that begin before {@link #start}: jobs that commit together begin one after the other. */
    public void interruptAll() {
        stop().forEach(end -> end.tryEmitValue(true));
    }

    private synchronized List<Sinks.One<Boolean>> stop() {
        stopping = true;
        return List.copyOf(running.values());
    }

    /**
     * A job in the hands of one worker.
     *
     * @param version which no other pick of the job has
     */
    public record Pick(String kind, String id, long version) {}

    static final class Interrupted extends RuntimeException {
        Interrupted() {
            super("the attempt was interrupted", null, false, false);
        }
    }
}
