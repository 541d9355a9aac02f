package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then that requests are refused: a line for each would bury all others when they are needed most. */
@KeepsState("what was shed since the last line")
final class ShedLog {

    private static final Logger LOG = LoggerFactory.getLogger(ShedLog.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private final LongAdder unsaid = new LongAdder();
    private final AtomicLong next;

    ShedLog(LongSupplier nanos) {
        this.nanos = nanos;
        this.next = new AtomicLong(nanos.getAsLong());
    }

    void refused(RouteClass kind) {
        unsaid.increment();
        var now = nanos.getAsLong();
        var due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
            LOG.warn(
                    "More is asked for than can be answered in time: {} refused since this was last said, now of class {}",
                    unsaid.sumThenReset(),
                    kind.label());
        }
    }
}
