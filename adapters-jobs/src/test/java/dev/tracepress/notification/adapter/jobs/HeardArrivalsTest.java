package dev.tracepress.notification.adapter.jobs;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.identity.domain.User;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationFeedContract;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class HeardArrivalsTest extends NotificationFeedContract {

    private static final Duration NEVER = Duration.ofHours(1);

    private final FanOutUnderTest process = FanOutUnderTest.enqueuing();
    private final HeardArrivals feed = new HeardArrivals(process.store().notificationQueries(), NEVER);

    HeardArrivalsTest() {
        process.with(ChannelListener.class, feed).start();
        listens();
    }

    @AfterEach
    void close() {
        feed.close();
        process.close();
    }

    @Override
    protected NotificationFeed feed() {
        return feed;
    }

    @Override
    protected NotificationChannel channel() {
        return process.bean(NotificationChannel.class);
    }

    @Override
    protected TransactionBoundary transactions() {
        return process.store().transactions();
    }

    @Test
    void what_was_told_while_the_connection_was_away_is_found_when_it_is_back() {
        var given = new Given(process.store());
        var cleo = given.user("Cleo");
        var hints = hints(feed, cleo);

        // Of this nobody is told.
        add(given, cleo);
        dropListener();

        holds(() -> hints.get() >= 2);
    }

    @Test
    void what_nobody_lived_to_announce_is_found_by_and_by() {
        var given = new Given(process.store());
        var cleo = given.user("Cleo");
        var looking = new HeardArrivals(process.store().notificationQueries(), Duration.ofMillis(5));
        try {
            var hints = hints(looking, cleo);
            // One with the subscription, and one at the first look, which cannot know what was there before.
            holds(() -> hints.get() == 2);

            add(given, cleo);

            holds(() -> hints.get() == 3);
        } finally {
            looking.close();
        }
    }

    private static AtomicInteger hints(NotificationFeed feed, User recipient) {
        var hints = new AtomicInteger();
        feed.arrivals(recipient.id()).subscribe(_ -> hints.incrementAndGet());
        return hints;
    }

    private void add(Given given, User recipient) {
        resultOf(process.store()
                .notifications()
                .add(
                        new NewNotification(
                                recipient.id(),
                                given.user("Dan").id(),
                                given.article("A title", recipient).id(),
                                NotificationType.ARTICLE_FAVORITED,
                                "cause",
                                Given.NOON),
                        Optional.empty()));
    }

    private void listens() {
        eventually(() ->
                process.store().database().sql("""
                        SELECT count(*) = 1 FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name = 'tracepress-listener' AND state = 'idle'""").mapValue(Boolean.class).one());
    }

    private void dropListener() {
        completes(process.store().database().sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name = 'tracepress-listener'""").then());
    }
}
