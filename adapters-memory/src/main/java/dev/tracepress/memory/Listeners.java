package dev.tracepress.memory;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.KeepsState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/** Who wants to hear when something happens to a user. Whoever tells them waits for nobody. */
@KeepsState("who listens")
final class Listeners {

    private final Map<UserId, List<Runnable>> all = new ConcurrentHashMap<>();

    /** A hint for each time that they are told; those that nobody has taken are one. They come by the listener's own trace. */
    Flux<UserId> hints(UserId user) {
        return Flux.create(
                sink -> {
                    var hint = Schedulers.onSchedule(() -> sink.next(user));
                    all.merge(
                            user,
                            List.of(hint),
                            (some, more) ->
                                    Stream.concat(some.stream(), more.stream()).toList());
                    sink.onDispose(() -> all.computeIfPresent(user, (_, some) -> without(hint, some)));
                },
                FluxSink.OverflowStrategy.LATEST);
    }

    /** Null takes an entry out of a map. */
    private static @Nullable List<Runnable> without(Runnable hint, List<Runnable> some) {
        var others = some.stream().filter(one -> !one.equals(hint)).toList();
        return others.isEmpty() ? null : others;
    }

    void tell(UserId user) {
        all.getOrDefault(user, List.of()).forEach(Schedulers.parallel()::schedule);
    }
}
