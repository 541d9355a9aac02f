package dev.tracepress.notification.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.domain.Article;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase.StreamNotifications;
import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StreamNotificationsServiceTest {

    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    private final MemoryPorts store = new MemoryPorts();
    private final Outages outages = new Outages(store.notificationQueries());
    private final StreamNotificationsUseCase useCase =
            NotificationUseCases.streamNotifications(outages, store.notificationFeed(), store.sessionWatch());
    private final List<Listener> listeners = new ArrayList<>();
    private User ada;
    private User bob;
    private Article article;
    private int causes;

    @BeforeEach
    void open() {
        var given = new Given(store);
        ada = given.user("Ada");
        bob = given.user("Bob");
        article = given.article("A title", ada);
    }

    @AfterEach
    void leave() {
        listeners.forEach(Listener::cancel);
    }

    @Test
    void who_begins_to_listen_hears_what_comes_from_then_on() {
        told();
        var listener = listener(ada, Optional.empty(), Long.MAX_VALUE);

        var two = told();
        var three = told();

        listener.hears(two, three);
    }

    @Test
    void what_comes_between_the_beginning_and_the_first_look_is_heard_too() {
        var begun = begin(ada, Optional.empty());
        var one = told();

        listen(begun, Long.MAX_VALUE).hears(one);
    }

    @Test
    void who_comes_back_hears_what_they_missed_however_much_that_is() {
        var one = told();
        var missed = Flux.range(0, 2 * PageSize.LARGEST + 1)
                .map(_ -> told())
                .collectList()
                .blockOptional()
                .orElseThrow();

        var listener = listener(ada, Optional.of(one), Long.MAX_VALUE);

        listener.hears(missed.toArray(NotificationId[]::new));
        var last = told();
        missed.add(last);
        listener.hears(missed.toArray(NotificationId[]::new));
    }

    @Test
    void who_claims_to_have_seen_what_is_not_there_yet_misses_nothing() {
        told();
        var listener = listener(ada, Optional.of(new NotificationId(4711)), Long.MAX_VALUE);

        listener.hears(told());
    }

    @Test
    void who_comes_back_is_not_told_again_of_what_was_withdrawn_meanwhile_and_shown_again() {
        var given = new Given(store);
        given.favorite(article, bob);
        var told = told();
        completes(store.favorites().remove(article.slug(), bob.id()));
        var listener = listener(ada, Optional.of(told), Long.MAX_VALUE);

        completes(store.notifications().add(another(ada, bob), Optional.of(Given.NOON)));
        var next = told();

        listener.hears(next);
    }

    @Test
    void nobody_hears_what_is_for_somebody_else() {
        var listener = listener(bob, Optional.empty(), Long.MAX_VALUE);
        told();

        listener.hears(told(bob, ada));
    }

    @Test
    void who_is_slow_misses_nothing_and_hears_nothing_twice() {
        var listener = listener(ada, Optional.empty(), 1);
        var one = told();
        listener.hears(one);

        var two = told();
        var three = told();
        listener.request(1);
        listener.hears(one, two);
        listener.request(1);

        listener.hears(one, two, three);
    }

    @Test
    void an_outage_delays_and_does_not_end() {
        var listener = listener(ada, Optional.empty(), Long.MAX_VALUE);
        var one = told();
        listener.hears(one);

        outages.next.set(1);
        var two = told();

        listener.hears(one, two);
    }

    @Test
    void the_stream_ends_with_the_session() {
        var listener = listener(ada, Optional.empty(), Long.MAX_VALUE);

        completes(store.sessions().end(sessionOf(ada)));

        listener.hearsTheEnd();
    }

    private NotificationId told() {
        return told(ada, bob);
    }

    private NotificationId told(User recipient, User actor) {
        return resultOf(store.transactions()
                .inTransaction(store.notifications()
                        .add(another(recipient, actor), Optional.empty())
                        .delayUntil(id -> store.notificationChannel().tell(id, recipient.id()))));
    }

    private NewNotification another(User recipient, User actor) {
        return new NewNotification(
                recipient.id(),
                actor.id(),
                article.id(),
                NotificationType.ARTICLE_FAVORITED,
                "cause " + ++causes,
                Given.NOON);
    }

    private Flux<NotificationView> begin(User recipient, Optional<NotificationId> last) {
        return resultOf(useCase.stream(new StreamNotifications(sessionOf(recipient), last)));
    }

    private Listener listener(User recipient, Optional<NotificationId> last, long demand) {
        return listen(begin(recipient, last), demand);
    }

    private Listener listen(Flux<NotificationView> stream, long demand) {
        var listener = new Listener(demand);
        listeners.add(listener);
        stream.subscribe(listener);
        return listener;
    }

    private static Session sessionOf(User user) {
        return new Session(user.id(), new TokenId("token of " + user.name().value()), Given.NOON, FAR_FUTURE);
    }

    private static final class Listener extends BaseSubscriber<NotificationView> {

        private final long demand;
        private final List<NotificationId> heard = new CopyOnWriteArrayList<>();
        private volatile boolean ended;
        private volatile Optional<Throwable> failure = Optional.empty();

        Listener(long demand) {
            this.demand = demand;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(demand);
        }

        @Override
        protected void hookOnNext(NotificationView notification) {
            heard.add(notification.id());
        }

        @Override
        protected void hookOnComplete() {
            ended = true;
        }

        @Override
        protected void hookOnError(Throwable error) {
            failure = Optional.of(error);
        }

        void hears(NotificationId... notifications) {
            becomes(() -> heard.size() >= notifications.length);
            assertThat(heard).containsExactly(notifications);
        }

        void hearsTheEnd() {
            becomes(() -> ended);
        }

        /** A stream that failed becomes nothing any more. */
        private void becomes(Supplier<Boolean> fact) {
            holds(() -> fact.get() || failure.isPresent());
            assertThat(failure).isEmpty();
        }
    }

    /** The queries, of which the next few find the store away. */
    private record Outages(NotificationQueries queries, AtomicInteger next) implements NotificationQueries {

        Outages(NotificationQueries queries) {
            this(queries, new AtomicInteger());
        }

        @Override
        public Mono<Inbox> inbox(InboxSearch search) {
            return queries.inbox(search);
        }

        @Override
        public Mono<NotificationView> find(NotificationId notification, UserId recipient) {
            return queries.find(notification, recipient);
        }

        @Override
        public Mono<Boolean> isKept(NotificationId notification, UserId recipient) {
            return queries.isKept(notification, recipient);
        }

        @Override
        public Mono<List<NotificationView>> after(UserId recipient, NotificationId last, PageSize most) {
            return next.getAndDecrement() > 0
                    ? Mono.error(new SharedError.Unavailable(new IllegalStateException("deliberate")))
                    : queries.after(recipient, last, most);
        }

        @Override
        public Mono<Map<UserId, NotificationId>> newest(Set<UserId> recipients) {
            return queries.newest(recipients);
        }

        @Override
        public Mono<Boolean> isRepetition(NotificationId notification, Instant since) {
            return queries.isRepetition(notification, since);
        }
    }
}
