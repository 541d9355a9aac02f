package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.application.port.out.HealthProbe;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

final class R2dbcHealthProbe implements HealthProbe {

    private final DatabaseClient database;

    R2dbcHealthProbe(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String part() {
        return "database";
    }

    @Override
    public Mono<Void> check() {
        return database.sql("SELECT 1").then();
    }
}
