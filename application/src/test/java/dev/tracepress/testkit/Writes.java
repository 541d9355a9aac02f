package dev.tracepress.testkit;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** What all ports of a store promise of what they write. */
public record Writes(StoragePorts store) {

    /**
     * Nothing is written until somebody asks for it; what is written then goes with the transaction that fails, and is written
     * anew for whoever asks again.
     *
     * @param seen all that the write changes
     */
    public void belongToWhoeverAsks(String what, Supplier<Mono<?>> write, Supplier<?> seen) {
        var before = seen.get();

        var made = write.get();
        assertThat(seen.get()).as("%s, before anybody asked", what).isEqualTo(before);

        inATransactionThatFails(made);
        assertThat(seen.get()).as("%s, after the transaction failed", what).isEqualTo(before);

        completes(made);
        assertThat(seen.get()).as("%s, once it was asked for again", what).isNotEqualTo(before);
    }

    /** Does the work as part of one. */
    public void inATransactionThatFails(Mono<?> work) {
        assertThatThrownBy(() ->
                        completes(store.transactions().inTransaction(work.then(Mono.error(new DeliberateFailure())))))
                .isInstanceOf(DeliberateFailure.class);
    }

    private static final class DeliberateFailure extends RuntimeException {}
}
