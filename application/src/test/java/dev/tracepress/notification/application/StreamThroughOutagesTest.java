package dev.tracepress.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase.StreamNotifications;
import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.application.port.out.NotificationView.ActorRef;
import dev.tracepress.notification.application.port.out.NotificationView.ArticleRef;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** How long a recipient waits for a store that is away, by a clock that is set. */
class StreamThroughOutagesTest {

    private static final UserId ADA = new UserId(1);
    private static final Session SESSION =
            new Session(ADA, new TokenId("1"), Given.NOON, Given.NOON.plus(Duration.ofDays(7)));

    @Test
    void a_store_that_says_that_it_is_away_is_asked_again_after_a_second() {
        var away = Mono.<List<NotificationView>>error(
                () -> new SharedError.Unavailable(new IllegalStateException("deliberate")));

        StepVerifier.withVirtualTime(() -> heard(new AwayAtFirst(away)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(999))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(notification(1))
                .thenCancel()
                .verify();
    }

    @Test
    void a_store_that_does_not_even_say_that_it_is_away_is_asked_again_after_five_seconds() {
        StepVerifier.withVirtualTime(() -> heard(new AwayAtFirst(Mono.never())))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(4_999))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(notification(1))
                .thenCancel()
                .verify();
    }

    @Test
    void a_mistake_is_not_taken_for_an_outage() {
        var mistake = Mono.<List<NotificationView>>error(() -> new IllegalArgumentException("deliberate"));

        StepVerifier.create(heard(new AwayAtFirst(mistake)))
                .verifyErrorSatisfies(error -> assertThat(error).hasMessage("deliberate"));
    }

    private static Flux<NotificationView> heard(NotificationQueries queries) {
        return NotificationUseCases.streamNotifications(
                        queries, recipient -> Flux.just(recipient).concatWith(Mono.never()), _ -> Mono.never())
                .stream(new StreamNotifications(SESSION, Optional.empty()))
                .flatMapMany(stream -> stream);
    }

    private static NotificationView notification(long id) {
        return new NotificationView(
                new NotificationId(id),
                NotificationType.ARTICLE_FAVORITED,
                new ArticleRef(Given.slug("a-title"), "A title"),
                new ActorRef(new UserId(2), "Bob"),
                Given.NOON,
                Optional.empty());
    }

    /** A store that has one notification, but not for whoever asks first. */
    private record AwayAtFirst(Mono<List<NotificationView>> away, AtomicInteger asked) implements NotificationQueries {

        AwayAtFirst(Mono<List<NotificationView>> away) {
            this(away, new AtomicInteger());
        }

        @Override
        public Mono<List<NotificationView>> after(UserId recipient, NotificationId last, PageSize most) {
            return asked.getAndIncrement() == 0 ? away : Mono.just(List.of(notification(1)));
        }

        @Override
        public Mono<Map<UserId, NotificationId>> newest(Set<UserId> recipients) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<Inbox> inbox(InboxSearch search) {
            return Mono.just(new Inbox(List.of(), 0, Optional.empty()));
        }

        @Override
        public Mono<NotificationView> find(NotificationId notification, UserId recipient) {
            return Mono.empty();
        }

        @Override
        public Mono<Boolean> isKept(NotificationId notification, UserId recipient) {
            return Mono.just(false);
        }

        @Override
        public Mono<Boolean> isRepetition(NotificationId notification, Instant since) {
            return Mono.just(false);
        }
    }
}
