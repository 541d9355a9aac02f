package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.domain.KeepsState;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Knows when requests lie too long before an event loop finds the time to read them. A loop reads all that has come in one round,
 * so what it reads last has waited for at least as long as the round lasts: that is what counts, since answers from memory are
 * made while it reads, and nobody would see that too many of them are asked for.
 *
 * <p>A long round or two are a pause of the garbage collector, or a service that has just started; only where nothing
 * but long ones follow each other for a second is something to be done, until they are short again.
 */
@ChannelHandler.Sharable
@KeepsState("for how long the event loops have been behind")
final class Backlog extends ChannelInboundHandlerAdapter {

    private static final long LONG = Duration.ofMillis(100).toNanos();
    private static final long SHORT = Duration.ofMillis(25).toNanos();
    private static final long FOR_LONG = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final FastThreadLocal<Rounds> rounds = new FastThreadLocal<>() {
        @Override
        protected Rounds initialValue() {
            return new Rounds();
        }
    };

    Backlog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether what the event loop that asks reads now is to be refused. */
    boolean isTooLong() {
        return rounds.get().areTooLong();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            arrived(context.executor());
        }
        context.fireChannelRead(message);
    }

    /** What a loop is handed to do it does once it has read. */
    void arrived(Executor loop) {
        rounds.get().arrived(loop);
    }

    /** Of one event loop, known to its thread alone. */
    private final class Rounds {

        private boolean open;
        private long began;
        private long ended;
        private boolean wasLong;
        private long longSince;
        private boolean goesOn;

        void arrived(Executor loop) {
            if (!open) {
                open = true;
                began = nanos.getAsLong();
                if (began - ended > SHORT) {
                    // There was nothing to read in between.
                    wasLong = false;
                    goesOn = false;
                }
                loop.execute(this::end);
            }
        }

        boolean areTooLong() {
            return open && goesOn && nanos.getAsLong() - began > LONG;
        }

        private void end() {
            open = false;
            ended = nanos.getAsLong();
            if (ended - began > LONG) {
                longSince = wasLong ? longSince : began;
                wasLong = true;
                goesOn |= ended - longSince > FOR_LONG;
            } else {
                wasLong = false;
                goesOn &= ended - began >= SHORT;
            }
        }
    }
}
