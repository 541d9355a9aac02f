package dev.tracepress.wiring;

import java.time.Duration;
import reactor.netty.resources.LoopResources;

/**
 * The threads on which requests are read and answered and the database is spoken to. They are the same ones: a connection that is
 * opened on a thread stays there, so that many an answer of the database goes on as the answer of the request without a change of
 * threads.
 *
 * @param resources as Netty takes them
 */
record EventLoops(LoopResources resources) implements AutoCloseable {

    private static final int ACCEPTING = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** As many as there are cores: none of them ever waits. */
    static EventLoops start() {
        return new EventLoops(LoopResources.create(
                "tracepress", ACCEPTING, Math.max(2, Runtime.getRuntime().availableProcessors()), true, true));
    }

    /** Nothing is left to be done on them: Netty would wait for 2 s whether something comes after all. */
    @Override
    public void close() {
        resources.disposeLater(Duration.ZERO, PATIENCE).block(PATIENCE);
    }
}
