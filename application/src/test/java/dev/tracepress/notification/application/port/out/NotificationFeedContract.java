package dev.tracepress.notification.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

/** What {@link NotificationFeed} promises, to those who are told over the channel that feeds it. */
public abstract class NotificationFeedContract {

    private static final UserId ADA = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final int MANY = 10;

    private final Disposable.Composite listeners = Disposables.composite();
    private NotificationFeed feed;

    protected abstract NotificationFeed feed();

    /** What the feed hears of. */
    protected abstract NotificationChannel channel();

    /** The boundary of the store that notifications are added to. */
    protected abstract TransactionBoundary transactions();

    @BeforeEach
    void open() {
        feed = feed();
    }

    @AfterEach
    void leave() {
        listeners.dispose();
    }

    @Test
    void a_hint_comes_with_the_subscription() {
        listener(ADA).hears(1);
    }

    @Test
    void a_hint_comes_to_everybody_who_listens_for_a_recipient() {
        var ada = listener(ADA);
        var again = listener(ADA);
        var bob = listener(BOB);

        told(ADA);
        ada.hears(2);
        again.hears(2);

        told(BOB);
        bob.hears(2);
    }

    @Test
    void one_who_leaves_takes_nobody_along() {
        var ada = listener(ADA);
        var again = listener(ADA);

        ada.cancel();
        told(ADA);

        again.hears(2);
    }

    @Test
    void who_comes_back_hears_again() {
        listener(ADA).cancel();
        var ada = listener(ADA);

        told(ADA);

        ada.hears(2);
    }

    @Test
    void it_goes_on_however_often_something_came() {
        var ada = listener(ADA);

        for (var tellings = 1; tellings <= MANY; tellings++) {
            told(ADA);
            ada.hears(1 + tellings);
        }

        assertThat(ada.isOver()).isFalse();
    }

    @Test
    void whoever_is_slow_gets_several_as_one() {
        var slow = new Listener(1);
        listeners.add(slow);
        feed.arrivals(ADA).subscribe(slow);
        var quick = listener(ADA);
        slow.hears(1);

        for (var tellings = 1; tellings <= MANY; tellings++) {
            told(ADA);
            quick.hears(1 + tellings);
        }
        slow.request(Long.MAX_VALUE);
        slow.hears(2);

        // Not exactly two: the last of them may have come while it asked.
        assertThat(slow.heard()).isLessThan(MANY);
    }

    @Test
    void the_last_hint_waits_for_whoever_is_slow() {
        var slow = new Listener(1);
        feed.arrivals(ADA).subscribe(slow);
        var quick = listener(ADA);
        slow.hears(1);

        told(ADA);
        quick.hears(2);
        slow.request(1);

        slow.hears(2);
    }

    private void told(UserId recipient) {
        completes(transactions().inTransaction(Mono.defer(() -> channel().tell(new NotificationId(7), recipient))));
    }

    /** One who has had the first hint: a later one might otherwise be one with it. */
    private Listener listener(UserId recipient) {
        var listener = new Listener(Long.MAX_VALUE);
        listeners.add(listener);
        feed.arrivals(recipient).subscribe(listener);
        listener.hears(1);
        return listener;
    }

    private static final class Listener extends BaseSubscriber<UserId> {

        private final long demand;
        private final AtomicInteger hints = new AtomicInteger();

        Listener(long demand) {
            this.demand = demand;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(demand);
        }

        @Override
        protected void hookOnNext(UserId hint) {
            hints.incrementAndGet();
        }

        void hears(int atLeast) {
            holds(() -> heard() >= atLeast || isOver());
            assertThat(heard()).isGreaterThanOrEqualTo(atLeast);
        }

        int heard() {
            return hints.get();
        }

        boolean isOver() {
            return isDisposed();
        }
    }
}
