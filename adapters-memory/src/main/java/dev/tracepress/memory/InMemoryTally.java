package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Beside the store, for no transaction has a part in it. */
@KeepsState("what has happened within the allowances")
final class InMemoryTally implements Tally {

    private final ConcurrentMap<String, List<Instant>> happened = new ConcurrentHashMap<>();

    @Override
    public Mono<List<Instant>> seen(String what, Instant since) {
        return Mono.fromSupplier(() -> within(since, happened.getOrDefault(what, List.of())));
    }

    @Override
    public Mono<List<Instant>> add(String what, Instant now, Instant since, int most, Instant until) {
        return Mono.defer(() -> {
            var added = new AtomicBoolean();
            var times = happened.compute(what, (_, before) -> {
                var within = within(since, before == null ? List.of() : before);
                added.set(within.size() < most);
                return added.get()
                        ? Stream.concat(Stream.of(now), within.stream()).toList()
                        : within;
            });
            return added.get() ? Mono.just(times) : Mono.empty();
        });
    }

    private static List<Instant> within(Instant since, List<Instant> times) {
        return times.stream().filter(since::isBefore).toList();
    }
}
