package dev.tracepress.wiring;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** At start the migrations are the first to talk to the database; what goes wrong there is nearly always its address. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException failure) {
        return new FailureAnalysis(
                "PostgreSQL cannot be used: " + deepest(failure).getMessage(),
                "Check DATABASE_URL, and that the database is up and lets this user create tables.",
                failure);
    }

    private static Throwable deepest(Throwable failure) {
        var cause = failure.getCause();
        return cause instanceof SQLException ? deepest(cause) : failure;
    }
}
