package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RememberedSessionsTest {

    private static final UserId ADA = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final Session SESSION = new Session(ADA, new TokenId("one"), Given.NOON, Given.NOON.plusSeconds(60));

    private final AtomicLong nanos = new AtomicLong();
    private final RememberedSessions remembered = new RememberedSessions(nanos::get);

    @Test
    void what_was_seen_is_believed_for_two_seconds() {
        assertThat(isOpen(true)).isTrue();

        nanos.addAndGet(Duration.ofMillis(1_999).toNanos());
        assertThat(isOpen(false)).isTrue();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(isOpen(false)).isFalse();
    }

    @Test
    void an_end_is_seen_at_once() {
        assertThat(isOpen(true)).isTrue();

        remembered.ended(ADA);

        assertThat(isOpen(false)).isFalse();
    }

    @Test
    void a_look_that_began_before_an_end_is_not_believed_after_it() {
        var slow = Sinks.<Boolean>one();
        var answer = remembered.isOpen(SESSION, slow.asMono()).toFuture();

        remembered.ended(ADA);
        slow.tryEmitValue(true).orThrow();

        assertThat(answer).isCompletedWithValue(true);
        assertThat(isOpen(false)).isFalse();
    }

    @Test
    void ends_of_others_neither_drop_what_was_seen_nor_make_it_last() {
        assertThat(isOpen(true)).isTrue();

        for (var halfSecond = 0; halfSecond < 4; halfSecond++) {
            assertThat(isOpen(false)).isTrue();
            remembered.ended(BOB);
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
        }

        assertThat(isOpen(false)).isFalse();
    }

    private boolean isOpen(boolean look) {
        return resultOf(remembered.isOpen(SESSION, Mono.just(look)));
    }
}
