package dev.tracepress.shared.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.User;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link TransactionBoundary} promises; held to it with users as the writes. */
public abstract class TransactionBoundaryContract {

    private StoragePorts store;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
    }

    @Test
    void all_writes_are_there_once_the_work_completes() {
        var result = resultOf(store.transactions().inTransaction(add("Ada").then(add("Bob"))));

        assertThat(result.name().value()).isEqualTo("Bob");
        assertThat(isThere("Ada")).isTrue();
        assertThat(isThere("Bob")).isTrue();
    }

    @Test
    void the_work_runs_anew_for_everybody_who_asks_for_it_and_not_before() {
        var runs = new AtomicInteger();
        var counted = store.transactions().inTransaction(Mono.fromSupplier(runs::incrementAndGet));
        assertThat(runs).hasValue(0);

        assertThat(resultOf(counted)).isEqualTo(1);
        assertThat(resultOf(counted)).isEqualTo(2);
    }

    @Test
    void no_write_is_there_once_the_work_fails_and_its_error_comes_through() {
        var work = add("Ada").then(add("Bob")).then(Mono.<User>error(new DeliberateFailure()));

        assertThatThrownBy(() -> completes(store.transactions().inTransaction(work)))
                .isInstanceOf(DeliberateFailure.class);
        assertThat(isThere("Ada")).isFalse();
        assertThat(isThere("Bob")).isFalse();
    }

    @Test
    void nobody_else_sees_a_write_before_the_commit() {
        var seenFromOutside = Mono.fromFuture(
                () -> store.users().byEmail(email("Ada")).hasElement().toFuture());

        var seen = resultOf(store.transactions().inTransaction(add("Ada").then(seenFromOutside)));

        assertThat(seen).isFalse();
        assertThat(isThere("Ada")).isTrue();
    }

    @Test
    void the_work_sees_its_own_writes() {
        var seen = resultOf(
                store.transactions().inTransaction(add("Ada").then(store.users().byEmail(email("Ada")))));

        assertThat(seen.name().value()).isEqualTo("Ada");
    }

    @Test
    void an_inner_transaction_joins_the_outer_one() {
        var inner = store.transactions().inTransaction(add("Bob"));
        var outer = add("Ada").then(inner).then(Mono.<User>error(new DeliberateFailure()));

        assertThatThrownBy(() -> completes(store.transactions().inTransaction(outer)))
                .isInstanceOf(DeliberateFailure.class);
        assertThat(isThere("Ada")).isFalse();
        assertThat(isThere("Bob")).isFalse();
    }

    @Test
    void a_cancel_half_way_does_not_keep_the_work_from_committing() {
        var half = new CompletableFuture<User>();
        var goOn = new CompletableFuture<Boolean>();
        var work = add("Ada")
                .doOnNext(half::complete)
                .then(Mono.fromFuture(goOn, true))
                .then(add("Bob"));

        var subscription = store.transactions().inTransaction(work).subscribe();
        half.join();
        subscription.dispose();
        goOn.complete(true);

        eventually(() -> store.users().byEmail(email("Bob")).hasElement());
        assertThat(isThere("Ada")).isTrue();
    }

    @Test
    void a_cancel_half_way_does_not_keep_failing_work_from_rolling_back() {
        var half = new CompletableFuture<User>();
        var goOn = new CompletableFuture<Boolean>();
        var work = add("Ada")
                .doOnNext(half::complete)
                .then(Mono.fromFuture(goOn, true))
                .then(Mono.error(new DeliberateFailure()));

        var subscription = store.transactions().inTransaction(work).subscribe();
        half.join();
        subscription.dispose();
        goOn.complete(true);

        // The address is free again only once the rollback is through.
        eventually(() -> add("Ada").hasElement().onErrorReturn(false));
        assertThat(optionalOf(store.users().byEmail(email("Ada")))).isPresent();
    }

    @Test
    void the_work_runs_in_the_context_of_its_subscriber() {
        var work = Mono.deferContextual(context -> Mono.just(context.<String>get("trace")));

        assertThat(resultOf(
                        store.transactions().inTransaction(work).contextWrite(context -> context.put("trace", "t1"))))
                .isEqualTo("t1");
    }

    private Mono<User> add(String name) {
        return store.users().add(Given.aUser(name));
    }

    private boolean isThere(String name) {
        return optionalOf(store.users().byEmail(email(name))).isPresent();
    }

    private static EmailAddress email(String name) {
        return Given.aUser(name).email();
    }

    private static final class DeliberateFailure extends RuntimeException {}
}
