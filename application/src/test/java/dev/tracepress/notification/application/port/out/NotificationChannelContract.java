package dev.tracepress.notification.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link NotificationChannel} promises. */
public abstract class NotificationChannelContract {

    private static final UserId ADA = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private NotificationChannel channel;
    private TransactionBoundary transactions;

    /** The channel, over which nothing was told yet. */
    protected abstract NotificationChannel channel();

    /** The boundary of the store that notifications are added to. */
    protected abstract TransactionBoundary transactions();

    /** The recipients to whom something is on its way or has come. */
    protected abstract Mono<Set<UserId>> reached();

    @BeforeEach
    void open() {
        channel = channel();
        transactions = transactions();
    }

    @Test
    void what_is_told_is_passed_on_once_the_transaction_commits() {
        completes(transactions.inTransaction(tell(7, ADA).then(tell(8, BOB))));

        eventually(() -> reached().map(Set.of(ADA, BOB)::equals));
    }

    @Test
    void what_is_told_is_not_passed_on_if_the_transaction_rolls_back() {
        var work = tell(7, ADA).then(Mono.error(new IllegalArgumentException("deliberate")));

        assertThatThrownBy(() -> completes(transactions.inTransaction(work)))
                .isInstanceOf(IllegalArgumentException.class);

        // Whoever is told later is proof that nobody was told before.
        completes(transactions.inTransaction(tell(8, BOB)));
        eventually(() -> reached().map(reached -> reached.contains(BOB)));
        assertThat(resultOf(reached())).containsExactly(BOB);
    }

    @Test
    void outside_a_transaction_nothing_can_be_told() {
        assertThatThrownBy(() -> completes(tell(7, ADA))).isInstanceOf(IllegalStateException.class);
        assertThat(resultOf(reached())).isEmpty();
    }

    private Mono<Void> tell(long notification, UserId recipient) {
        return Mono.defer(() -> channel.tell(new NotificationId(notification), recipient));
    }
}
