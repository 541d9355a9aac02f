package dev.tracepress.shared.application.port.out;

import java.util.List;
import reactor.core.publisher.Mono;

/** Shows operators the queue. Each call sees one moment. */
public interface JobQueries {

    /**
     * One page; an empty one where nothing is found.
     *
     * @return the page, or {@link dev.tracepress.shared.domain.SharedError.UnknownCursor}
     */
    Mono<JobPage> page(JobSearch search);

    /** The job of that name: the one in the queue, else the latest that died, else the latest that is over; else empty. */
    Mono<JobView> find(JobKey key);

    /**
     * All kinds that workers know or the queue has jobs of, by name. It costs a few milliseconds however many jobs there are,
     * so that every scrape may ask.
     */
    Mono<List<JobKindView>> kinds();
}
