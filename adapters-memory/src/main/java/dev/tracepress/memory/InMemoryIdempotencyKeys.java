package dev.tracepress.memory;

import dev.tracepress.memory.Tables.StoredAnswer;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.RequestKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/** There is one writer at a time: who comes while a key is taken waits. */
record InMemoryIdempotencyKeys(InMemoryDatabase database) implements IdempotencyKeys {

    @Override
    public Mono<KeptAnswer> claim(RequestKey key, Instant since) {
        return Mono.defer(() -> {
            var found = new AtomicReference<>(Optional.<KeptAnswer>empty());
            return database.join(tables -> found.set(Optional.ofNullable(tables.answers.get(key))
                            .filter(stored -> !stored.keptAt().isBefore(since))
                            .map(StoredAnswer::answer)))
                    .then(Mono.defer(() -> Mono.justOrEmpty(found.get())));
        });
    }

    @Override
    public Mono<Void> keep(RequestKey key, KeptAnswer answer, Instant now) {
        return database.join(tables -> tables.answers.put(key, new StoredAnswer(answer, now)));
    }

    @Override
    public Mono<Long> forget(Instant before, int most) {
        return database.write(tables -> {
            var old = tables.answers.entrySet().stream()
                    .filter(entry -> entry.getValue().keptAt().isBefore(before))
                    .sorted(Comparator.comparing(entry -> entry.getValue().keptAt()))
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList();
            old.forEach(tables.answers::remove);
            return (long) old.size();
        });
    }
}
