package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.HealthProbeContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.netty.tcp.TcpResources;

@Tag("slow")
class R2dbcHealthProbeTest extends HealthProbeContract {

    private final PostgresStore up = PostgresStore.on(TestPostgres.blank());
    private final PostgresStore down = PostgresStore.on(TestPostgres.nowhere());

    @AfterEach
    void close() {
        up.close();
        down.close();
    }

    @Override
    protected HealthProbe well() {
        return new R2dbcHealthProbe(up.database());
    }

    @Override
    protected HealthProbe broken() {
        return new R2dbcHealthProbe(down.database());
    }

    /** As on a full disk: what does not fit into memory cannot be put anywhere. */
    @Test
    void a_database_that_has_no_room_is_ill_until_it_has() {
        var settings = TestPostgres.migrated();
        var probe = new R2dbcHealthProbe(DatabaseClient.create(new SharedPersistenceConfiguration()
                .postgresServers(DatabaseWays.straight(settings), TcpResources.get())));
        var check = probe.check();
        completes(check);

        set(settings, "temp_file_limit = 0");
        assertThatThrownBy(() -> completes(check)).hasMessageContaining("temp_file_limit");

        set(settings, "temp_file_limit = -1");
        completes(check);
    }

    @Test
    void a_database_that_takes_no_writes_is_ill() {
        var settings = TestPostgres.migrated();
        set(settings, "default_transaction_read_only = on");
        var probe = new R2dbcHealthProbe(DatabaseClient.create(new SharedPersistenceConfiguration()
                .postgresServers(DatabaseWays.straight(settings), TcpResources.get())));
        assertThatThrownBy(() -> completes(probe.check())).hasMessage("the database takes no writes");
    }

    private void set(DatabaseSettings settings, String what) {
        completes(up.database()
                .sql("ALTER DATABASE " + settings.database() + " SET " + what)
                .then());
    }
}
