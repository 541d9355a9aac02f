package dev.tracepress.wiring;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tracepress.shared.adapter.persistence.ConnectionBudget;
import dev.tracepress.wiring.settings.Role;
import io.r2dbc.pool.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A process takes as many connections as it says, and no more, when all of them are wanted. */
@Tag("slow")
class ConnectionBudgetTest {

    private static final int POOL = 3;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MIGRATE")
    void a_process_takes_as_many_connections_as_it_says(Role role) throws SQLException {
        try (var service = RunningService.start(
                "--TRACEPRESS_ROLE=" + role.name().toLowerCase(Locale.ROOT),
                "--TRACEPRESS_DATABASE_CONNECTIONS=" + POOL)) {
            var budget = ConnectionBudget.of(role.servesRequests(), role.runsJobs(), POOL);
            var ofScheduler = new ArrayList<Connection>();
            var pools = service.beans(ConnectionPool.class);
            var wanted = Flux.fromIterable(pools)
                    .flatMap(pool -> Flux.range(
                                    0, pool.getMetrics().orElseThrow().getMaxAllocatedSize())
                            .flatMap(_ -> pool.create()))
                    .collectList();

            var taken = resultOf(wanted);
            try {
                if (role.runsJobs()) {
                    for (var scheduler : service.beans(HikariDataSource.class)) {
                        for (var free = 0; free < scheduler.getMaximumPoolSize(); free++) {
                            ofScheduler.add(scheduler.getConnection());
                        }
                    }
                }

                eventually(() -> Mono.from(taken.getFirst()
                                .createStatement(
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'")
                                .execute())
                        .flatMap(result -> Mono.from(result.map((row, _) -> row.get(0, Long.class))))
                        .map(count -> count == budget.statements() + budget.listening()));
                assertThat(service.beans(HikariDataSource.class)).hasSize(1);
            } finally {
                for (var connection : ofScheduler) {
                    connection.close();
                }
                Flux.fromIterable(taken)
                        .flatMap(connection -> connection.close())
                        .blockLast();
            }
        }
    }
}
