package dev.tracepress.article.application.port.out;

import reactor.core.publisher.Mono;

/** Checks the counters of articles against what they count. */
public interface FavoriteCounts {

    /**
     * How many articles show another number than they have favourites: none, unless somebody went around the service. Each
     * article is seen at one moment, but not all at the same.
     */
    Mono<Long> drifted();
}
