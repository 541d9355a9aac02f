package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Beside the store, for no transaction has a part in it. Each that is added takes all along that nobody needs any more. */
@KeepsState("what has happened within the allowances")
final class InMemoryTally implements Tally {

    private final Map<String, Kept> kept = new HashMap<>();

    /** All that was ever kept and may not be forgotten yet, what has taken its place included. */
    private final Queue<Kept> firstToForget = new PriorityQueue<>(Comparator.comparing(Kept::until));

    @Override
    public Mono<List<Instant>> seen(String what, Instant since) {
        return Mono.fromSupplier(() -> happened(what, since));
    }

    @Override
    public Mono<List<Instant>> add(String what, Instant now, Instant since, int most, Instant until) {
        return Mono.defer(() -> Mono.justOrEmpty(added(what, now, since, most, until)));
    }

    private synchronized List<Instant> happened(String what, Instant since) {
        return Optional.ofNullable(kept.get(what)).map(Kept::times).orElse(List.of()).stream()
                .filter(since::isBefore)
                .toList();
    }

    private synchronized Optional<List<Instant>> added(
            String what, Instant now, Instant since, int most, Instant until) {
        forgetUntil(now);
        var before = happened(what, since);
        if (before.size() >= most) {
            return Optional.empty();
        }
        var times = Stream.concat(Stream.of(now), before.stream())
                .sorted(Comparator.reverseOrder())
                .toList();
        var next = new Kept(what, times, until);
        kept.put(what, next);
        firstToForget.add(next);
        return Optional.of(times);
    }

    private void forgetUntil(Instant now) {
        for (var next = firstToForget.peek(); next != null && next.until().isBefore(now); next = firstToForget.peek()) {
            kept.remove(next.what(), next);
            firstToForget.remove();
        }
    }

    private record Kept(String what, List<Instant> times, Instant until) {}
}
