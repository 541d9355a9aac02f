package dev.tracepress.notification.application;

import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class StreamNotificationsService implements StreamNotificationsUseCase {

    private static final PageSize PAGE = new PageSize(PageSize.LARGEST);
    private static final NotificationId NOTHING = new NotificationId(0);
    /** For a store that does not even say that it is away; then it is asked again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration UNTIL_THE_STORE_IS_BACK = Duration.ofSeconds(1);

    private final NotificationQueries queries;
    private final NotificationFeed feed;
    private final SessionWatch sessions;

    StreamNotificationsService(NotificationQueries queries, NotificationFeed feed, SessionWatch sessions) {
        this.queries = queries;
        this.feed = feed;
        this.sessions = sessions;
    }

    @Override
    public Mono<Flux<NotificationView>> stream(StreamNotifications command) {
        var recipient = command.session().userId();
        return queries.newest(Set.of(recipient))
                .map(newest -> newest.getOrDefault(recipient, NOTHING))
                .flatMap(newest -> begin(command.last(), newest, recipient))
                .map(begin -> news(recipient, begin).takeUntilOther(sessions.over(command.session())));
    }

    /**
     * No later than the newest, should somebody claim to have seen what is not there yet. What they have seen may have been
     * withdrawn since: it is there, and is not told again when it comes back.
     */
    private Mono<NotificationId> begin(Optional<NotificationId> last, NotificationId newest, UserId recipient) {
        return Mono.justOrEmpty(last)
                .filterWhen(seen -> seen.value() <= newest.value() ? Mono.just(true) : queries.isKept(seen, recipient))
                .defaultIfEmpty(newest);
    }

    private Flux<NotificationView> news(UserId recipient, NotificationId begin) {
        return Flux.defer(() -> {
            var position = new AtomicReference<>(begin);
            return feed.arrivals(recipient).onBackpressureLatest().concatMap(_ -> newer(recipient, position), 1);
        });
    }

    /** By pages, so that no statement stays open while somebody slow reads. */
    private Flux<NotificationView> newer(UserId recipient, AtomicReference<NotificationId> position) {
        var next = page(recipient, position);
        return next.expand(page -> page.size() == PAGE.value() ? next : Mono.empty())
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<NotificationView>> page(UserId recipient, AtomicReference<NotificationId> position) {
        return Mono.defer(() -> queries.after(recipient, position.get(), PAGE))
                .timeout(PATIENCE, Mono.empty())
                .onErrorResume(
                        SharedError.Unavailable.class,
                        _ -> Mono.delay(UNTIL_THE_STORE_IS_BACK).then(Mono.empty()))
                .repeatWhenEmpty(again -> again)
                .doOnNext(page -> page.stream()
                        .reduce((_, later) -> later)
                        .map(NotificationView::id)
                        .ifPresent(position::set));
    }
}
