package dev.tracepress.notification.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.domain.Article;
import dev.tracepress.identity.domain.User;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase;
import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase.Forgotten;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ForgetNotificationsServiceTest {

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final MemoryPorts store = new MemoryPorts(now::get);
    private final ForgetNotificationsUseCase service =
            NotificationUseCases.forgetNotifications(store.notifications(), now::get);

    private User bob;
    private Article article;

    @BeforeEach
    void open() {
        var given = new Given(store);
        bob = given.user("Bob");
        article = given.article("A title", given.user("Ada"));
    }

    @Test
    void what_was_withdrawn_within_two_days_stays() {
        toggle(1);
        now.set(Given.NOON.plusSeconds(1));
        toggle(1);

        now.set(Given.NOON.plus(TWO_DAYS));
        assertThat(forgotten()).isZero();

        now.set(Given.NOON.plus(TWO_DAYS).plusSeconds(1));
        assertThat(forgotten()).isEqualTo(1);
        assertThat(forgotten()).isZero();
    }

    @Test
    void however_many_they_are_all_are_forgotten() {
        toggle(5_001);

        now.set(Given.NOON.plus(TWO_DAYS).plusSeconds(1));

        assertThat(forgotten()).isEqualTo(5_001);
    }

    private long forgotten() {
        return resultOf(service.forget().map(Forgotten::notifications));
    }

    private void toggle(int times) {
        var favorites = store.favorites();
        completes(store.transactions()
                .inTransaction(Flux.range(0, times)
                        .concatMap(_ -> favorites
                                .add(article.slug(), bob.id(), now.get())
                                .then(favorites.remove(article.slug(), bob.id())))
                        .then()));
    }
}
