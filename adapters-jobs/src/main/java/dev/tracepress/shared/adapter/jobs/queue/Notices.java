package dev.tracepress.shared.adapter.jobs.queue;

import java.util.List;
import reactor.core.publisher.Mono;

/** The way on which notices reach whoever listens to their channel. What is not delivered is lost. */
@FunctionalInterface
public interface Notices {

    /** Delivers them all. */
    Mono<Void> deliver(String channel, List<String> notices);
}
