package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Beside the store, for no transaction has a part in it. */
@KeepsState("what has happened within the allowances")
final class InMemoryTally implements Tally {

    private final ConcurrentMap<String, List<Instant>> happened = new ConcurrentHashMap<>();

    @Override
    public Mono<List<Instant>> seen(String what, Instant since) {
        return Mono.fromSupplier(() -> Optional.ofNullable(happened.get(what)).orElse(List.of()).stream()
                .filter(since::isBefore)
                .toList());
    }

    @Override
    public Mono<List<Instant>> add(String what, Instant now, Instant since, int most, Instant until) {
        return Mono.fromSupplier(() -> happened.merge(
                what,
                List.of(now),
                (before, added) -> Stream.concat(added.stream(), before.stream())
                        .filter(since::isBefore)
                        .limit(most)
                        .toList()));
    }
}
