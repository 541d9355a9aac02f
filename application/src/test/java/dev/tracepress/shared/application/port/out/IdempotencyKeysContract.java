package dev.tracepress.shared.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Facts.Outcome;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link IdempotencyKeys} promises. */
public abstract class IdempotencyKeysContract {

    private static final RequestKey KEY = new RequestKey("key");
    private static final KeptAnswer FIRST = new KeptAnswer("fingerprint", "first");
    private static final KeptAnswer SECOND = new KeptAnswer("other", "second");
    private static final Instant NOW = Given.NOON;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1));

    private StoragePorts store;
    private IdempotencyKeys keys;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        keys = store.idempotencyKeys();
    }

    @Test
    void nothing_is_kept_under_a_new_key() {
        assertThat(kept(KEY, LONG_AGO)).isEmpty();
    }

    @Test
    void what_was_kept_is_found_under_its_key_and_no_other() {
        keep(KEY, FIRST, NOW);

        assertThat(kept(KEY, LONG_AGO)).contains(FIRST);
        assertThat(kept(new RequestKey("another"), LONG_AGO)).isEmpty();
    }

    @Test
    void an_answer_is_gone_with_the_transaction_that_fails() {
        new Writes(store).inATransactionThatFails(claimed().then(keys.keep(KEY, FIRST, NOW)));

        assertThat(kept(KEY, LONG_AGO)).isEmpty();
    }

    @Test
    void what_is_written_belongs_to_whoever_asks_for_it() {
        var writes = new Writes(store);

        writes.belongToWhoeverAsks(
                "an answer",
                () -> store.transactions().inTransaction(claimed().then(keys.keep(KEY, FIRST, NOW))),
                () -> kept(KEY, LONG_AGO));
        writes.belongToWhoeverAsks(
                "what is forgotten", () -> keys.forget(NOW.plusSeconds(1), 10), () -> kept(KEY, LONG_AGO));
    }

    @Test
    void each_of_several_keys_is_taken_at_once_with_the_others() {
        var last = new AtomicInteger();

        var outcomes = race(8, () -> {
            var key = new RequestKey("key " + last.incrementAndGet());
            return store.transactions()
                    .inTransaction(keys.claim(key, LONG_AGO)
                            .then(keys.keep(key, FIRST, NOW))
                            .thenReturn(key));
        });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.error()).isEmpty());
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(kept(outcome.value().orElseThrow(), LONG_AGO))
                        .contains(FIRST));
    }

    @Test
    void of_those_who_come_at_once_one_does_the_work() {
        var worked = new AtomicInteger();

        var outcomes = race(
                8,
                () -> store.transactions()
                        .inTransaction(keys.claim(KEY, LONG_AGO)
                                .switchIfEmpty(Mono.fromSupplier(worked::incrementAndGet)
                                        .then(keys.keep(KEY, FIRST, NOW))
                                        .thenReturn(FIRST))));

        assertThat(worked).hasValue(1);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(isTheAnswerOrANo(outcome)).isTrue());
        assertThat(outcomes).filteredOn(outcome -> outcome.value().isPresent()).isNotEmpty();
    }

    private static boolean isTheAnswerOrANo(Outcome<KeptAnswer> outcome) {
        return outcome.value()
                .map(FIRST::equals)
                .orElse(outcome.error()
                        .filter(SharedError.RequestUnderWay.class::isInstance)
                        .isPresent());
    }

    @Test
    void what_is_too_old_is_forgotten_and_replaced() {
        keep(KEY, FIRST, LONG_AGO.minusSeconds(1));

        assertThat(kept(KEY, LONG_AGO)).isEmpty();

        keep(KEY, SECOND, NOW);
        assertThat(kept(KEY, LONG_AGO)).contains(SECOND);
    }

    @Test
    void the_oldest_are_forgotten_first_and_so_many_at_a_time() {
        for (var age = 1; age <= 3; age++) {
            keep(new RequestKey("aged " + age), FIRST, NOW.minusSeconds(age));
        }
        keep(KEY, FIRST, NOW);

        assertThat(resultOf(keys.forget(NOW, 2))).isEqualTo(2);
        assertThat(kept(new RequestKey("aged 1"), LONG_AGO)).isPresent();
        assertThat(kept(new RequestKey("aged 3"), LONG_AGO)).isEmpty();
        assertThat(resultOf(keys.forget(NOW, 2))).isEqualTo(1);
        assertThat(kept(KEY, LONG_AGO)).isPresent();
    }

    @Test
    void there_are_no_keys_outside_of_transactions() {
        assertThatThrownBy(() -> completes(keys.claim(KEY, LONG_AGO))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> completes(keys.keep(KEY, FIRST, NOW))).isInstanceOf(IllegalStateException.class);
    }

    private Mono<Optional<KeptAnswer>> claimed() {
        return keys.claim(KEY, LONG_AGO).singleOptional();
    }

    private Optional<KeptAnswer> kept(RequestKey key, Instant since) {
        return optionalOf(store.transactions().inTransaction(keys.claim(key, since)));
    }

    private void keep(RequestKey key, KeptAnswer answer, Instant now) {
        completes(store.transactions().inTransaction(keys.claim(key, LONG_AGO).then(keys.keep(key, answer, now))));
    }
}
