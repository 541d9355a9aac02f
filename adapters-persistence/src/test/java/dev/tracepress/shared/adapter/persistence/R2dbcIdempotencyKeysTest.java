package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.application.port.out.IdempotencyKeysContract;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Tag("slow")
class R2dbcIdempotencyKeysTest extends IdempotencyKeysContract {

    private static final RequestKey KEY = new RequestKey("key");

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Test
    void who_comes_while_the_key_is_taken_is_told_at_once() {
        var elsewhere = PostgresStore.on(postgres.store().bean(DatabaseSettings.class));
        try (elsewhere) {
            var meanwhile = Mono.fromCallable(() -> {
                assertThatThrownBy(() -> optionalOf(claimed(elsewhere)))
                        .isInstanceOf(SharedError.RequestUnderWay.class);
                return true;
            });

            assertThat(optionalOf(postgres.store()
                            .transactions()
                            .inTransaction(postgres.store()
                                    .idempotencyKeys()
                                    .claim(KEY, Instant.EPOCH)
                                    .then(meanwhile.subscribeOn(Schedulers.boundedElastic())))))
                    .contains(true);
            assertThat(optionalOf(claimed(elsewhere))).isEmpty();
        }
    }

    @Test
    void a_key_that_is_renewed_meanwhile_is_not_forgotten() {
        var keys = postgres.store().idempotencyKeys();
        var before = Given.NOON.plusSeconds(1);
        completes(inTransaction(keys.keep(KEY, new KeptAnswer("fingerprint", "old"), Given.NOON)));
        var meanwhile =
                Mono.fromCallable(() -> optionalOf(keys.forget(before, 10))).subscribeOn(Schedulers.boundedElastic());

        assertThat(optionalOf(inTransaction(keys.keep(KEY, new KeptAnswer("fingerprint", "new"), before)
                        .then(meanwhile))))
                .contains(Optional.of(0L));

        assertThat(optionalOf(inTransaction(keys.claim(KEY, before)))).contains(new KeptAnswer("fingerprint", "new"));
    }

    private <T> Mono<T> inTransaction(Mono<T> work) {
        return postgres.store().transactions().inTransaction(work);
    }

    private static Mono<?> claimed(PostgresStore store) {
        return store.transactions().inTransaction(store.idempotencyKeys().claim(KEY, Instant.EPOCH));
    }
}
