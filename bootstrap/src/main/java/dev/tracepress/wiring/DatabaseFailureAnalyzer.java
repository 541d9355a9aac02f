package dev.tracepress.wiring;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** At start the migrations are the first to talk to the database; what goes wrong there is nearly always its address. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException failure) {
        var database = Settings.read(environment)
                .databaseUrl()
                .map(DatabaseUrl::toString)
                .orElse("the embedded PostgreSQL");
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return new FailureAnalysis(
                "%s cannot be used (%s: %s)"
                        .formatted(database, cause.getClass().getSimpleName(), cause.getMessage()),
                "Check DATABASE_URL, and that the database is up and lets this user create tables.",
                failure);
    }
}
