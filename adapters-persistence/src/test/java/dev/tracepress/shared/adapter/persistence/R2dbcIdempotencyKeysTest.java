package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.optionalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.application.port.out.IdempotencyKeysContract;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.StoragePorts;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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

    private static Mono<?> claimed(PostgresStore store) {
        return store.transactions().inTransaction(store.idempotencyKeys().claim(KEY, Instant.EPOCH));
    }
}
