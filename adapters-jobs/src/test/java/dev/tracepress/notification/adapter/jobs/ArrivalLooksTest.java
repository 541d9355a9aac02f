package dev.tracepress.notification.adapter.jobs;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** How soon a process finds by itself what nobody told it of. */
@Isolated("its clock is that of all timers of the JVM")
class ArrivalLooksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MemoryPorts store = new MemoryPorts();
    private final Given given = new Given(store);
    private final User ada = given.user("Ada");

    @ParameterizedTest
    @CsvSource({"true, PT30S", "false, PT1S"})
    void what_got_lost_underway_is_found_as_soon_as_was_promised(boolean listens, Duration promised) {
        StepVerifier.withVirtualTime(() -> arrivals(listens))
                .expectNext(ada.id())
                // The first look cannot know what was there before.
                .thenAwait(promised)
                .expectNext(ada.id())
                .then(this::addUntold)
                .thenAwait(promised)
                .expectNext(ada.id())
                .thenCancel()
                .verify(PATIENCE);
    }

    private Flux<UserId> arrivals(boolean listens) {
        return Flux.using(
                () -> new HeardArrivals(store.notificationQueries(), HeardArrivals.pause(listens)),
                feed -> feed.arrivals(ada.id()),
                HeardArrivals::close);
    }

    private void addUntold() {
        var favorite = given.favorite(given.article("A title", ada), given.user("Bob"));
        completes(store.notifications()
                .add(NewNotification.about(favorite.news().orElseThrow(), Given.NOON), Optional.empty()));
    }
}
