package dev.tracepress.shared.adapter.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Replica replica = new Replica(
            "replica:5432",
            _ -> new ConnectionPool(ConnectionPoolConfiguration.builder(new ReplicaConnections())
                    .build()));

    @Test
    void whoever_reads_goes_on_reading_while_it_follows() {
        replica.hasReached(moment(0, 1), "one");
        var told = isToldOfTheEnd();

        replica.hasReached(moment(1, 2), "one");

        assertThat(told).isFalse();
        assertThat(replica.reachedWithin(Duration.ZERO, SECOND)).contains(moment(1, 2));
    }

    @Test
    void how_old_it_is_does_not_go_by_a_clock_that_may_be_set_back() {
        replica.hasReached(new Moment(NOON.plusSeconds(10), 0, 1), "one");

        assertThat(replica.behind(SECOND)).contains(Duration.ofSeconds(1));
        assertThat(replica.reachedWithin(Duration.ofSeconds(1), SECOND)).isPresent();
        assertThat(replica.reachedWithin(Duration.ofSeconds(1), SECOND + 1)).isEmpty();
    }

    @Test
    void whoever_reads_is_told_when_the_address_leads_to_another_server() {
        replica.hasReached(moment(0, 1), "one");
        var told = isToldOfTheEnd();

        replica.hasReached(moment(0, 1), "another");

        assertThat(told).isTrue();
        assertThat(replica.follows()).isTrue();
    }

    @Test
    void nothing_is_reached_by_one_that_is_left_out() {
        replica.hasReached(moment(0, 1), "one");
        var told = isToldOfTheEnd();

        replica.isLeftOut("it is silent");

        assertThat(told).isTrue();
        assertThat(replica.reachedWithin(Duration.ofDays(1), 0)).isEmpty();
    }

    @Test
    void the_primary_is_not_read_from_and_a_replica_again_once_it_follows_another() {
        replica.hasReached(moment(0, 1), "one");
        var told = isToldOfTheEnd();

        replica.isThePrimary();

        assertThat(told).isTrue();
        assertThat(replica.isPrimary()).isTrue();
        assertThat(replica.reachedWithin(Duration.ofDays(1), 0)).isEmpty();

        replica.hasReached(moment(0, 2), "one");

        assertThat(replica.isPrimary()).isFalse();
        assertThat(replica.follows()).isTrue();
    }

    private static Moment moment(long seconds, long change) {
        return new Moment(NOON.plusSeconds(seconds), seconds * SECOND, change);
    }

    private AtomicBoolean isToldOfTheEnd() {
        var told = new AtomicBoolean();
        replica.leftOut().subscribe(_ -> {}, _ -> {}, () -> told.set(true));
        return told;
    }
}
