package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.application.port.out.TallyContract;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import io.r2dbc.pool.ConnectionPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcTallyTest extends TallyContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Test
    void connections_are_given_back_in_and_outside_of_transactions() {
        var store = postgres.store();
        for (var time = 0; time < 20; time++) {
            resultOf(store.tally().seen("login", Given.NOON));
            resultOf(store.transactions().inTransaction(store.tally().seen("login", Given.NOON)));
        }

        assertThat(store.bean(ConnectionPool.class).getMetrics().orElseThrow().acquiredSize())
                .isZero();
    }

    @Test
    void what_is_kept_for_long_enough_goes_with_the_next_that_is_added() {
        var tally = postgres.store().tally();
        var later = Given.NOON.plusSeconds(61);
        resultOf(tally.add("old", Given.NOON, Given.NOON.minusSeconds(60), 3, Given.NOON.plusSeconds(60)));

        resultOf(tally.add("new", later, later.minusSeconds(60), 3, later.plusSeconds(60)));

        assertThat(resultOf(postgres.store()
                        .database()
                        .sql("SELECT string_agg(what, ' ') FROM attempts")
                        .mapValue(String.class)
                        .one()))
                .isEqualTo("new");
    }
}
