package dev.tracepress.chaos;

import static java.util.function.Function.identity;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.web.request.QueryNames;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Enqueues jobs of the storms; an answer acknowledges them. */
@RestController
class StormRoutes {

    private final Map<String, StormKind> kinds;
    private final JobQueue queue;
    private final TransactionBoundary transactions;

    StormRoutes(List<StormKind> kinds, JobQueue queue, TransactionBoundary transactions) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(StormKind::name, identity()));
        this.queue = queue;
        this.transactions = transactions;
    }

    /** So many jobs, whose ids are numbers from the first on. */
    @PostMapping("/test/jobs/{kind}")
    @QueryNames({"first", "count", "millis"})
    Mono<Long> enqueue(
            @PathVariable String kind, @RequestParam long first, @RequestParam long count, @RequestParam long millis) {
        return Mono.justOrEmpty(kinds.get(kind)).flatMap(known -> {
            var jobs = LongStream.range(first, first + count)
                    .mapToObj(id -> NewJob.of(String.valueOf(id), new StormKind.Payload(millis)))
                    .toList();
            return transactions.inTransaction(queue.enqueueAll(known, jobs));
        });
    }
}
