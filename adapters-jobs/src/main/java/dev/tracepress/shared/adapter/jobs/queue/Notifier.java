package dev.tracepress.shared.adapter.jobs.queue;

import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;

/**
 * Tells whoever listens what they may want to look at: at most once in {@link #PAUSE}, for everything of that time together, and
 * never inside a transaction, where {@code NOTIFY} would hold a lock of the whole database until commit.
 *
 * <p>A notice is a hint. It may get lost, with the process or the connection, and whoever listens looks by themselves as well.
 */
@KeepsState("the notices of the next moment")
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** A connection that was dropped without a word must not keep all later notices waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Notices way;
    private final String channel;
    private final Supplier<List<String>> notices;
    private final Sinks.Many<Boolean> news = Sinks.many().multicast().directBestEffort();
    private final Disposable telling;

    /** Asks for the notices when it is about to send them; there may be none. */
    Notifier(Notices way, String channel, Supplier<List<String>> notices) {
        this.way = way;
        this.channel = channel;
        this.notices = notices;
        this.telling = news.asFlux()
                .onBackpressureLatest()
                .concatMap(_ -> tellOthers(), 1)
                .subscribe();
    }

    /** There is something to tell. Returns at once; safe to call from any thread. */
    public void thereIsNews() {
        // Two threads at once must not mean that nobody tells: the one whose news was taken may have told already.
        news.emitNext(true, (_, result) -> result == EmitResult.FAIL_NON_SERIALIZED);
    }

    @Override
    public void close() {
        telling.dispose();
    }

    private Flux<Long> tellOthers() {
        return tell(notices.get())
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    LOG.debug("Could not notify on {}; those who listen will look by themselves", channel, error);
                    return Mono.empty();
                })
                .thenMany(Flux.from(Mono.delay(PAUSE)));
    }

    private Mono<Void> tell(List<String> waiting) {
        return waiting.isEmpty() ? Mono.empty() : way.deliver(channel, waiting);
    }
}
