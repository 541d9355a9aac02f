package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.HealthProbeContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

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
}
