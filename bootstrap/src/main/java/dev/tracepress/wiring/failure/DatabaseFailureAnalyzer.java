package dev.tracepress.wiring.failure;

import dev.tracepress.wiring.settings.DatabaseUrl;
import dev.tracepress.wiring.settings.Settings;
import io.r2dbc.spi.R2dbcException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** What goes wrong with the database at start, by whichever driver, is nearly always its address, or what stands there. */
final class DatabaseFailureAnalyzer implements FailureAnalyzer {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .filter(cause -> cause instanceof SQLException || cause instanceof R2dbcException)
                .findFirst()
                .map(this::told)
                .orElse(null);
    }

    private FailureAnalysis told(Throwable failure) {
        var database = Settings.read(environment)
                .databaseUrl()
                .map(DatabaseUrl::toString)
                .orElse("the embedded PostgreSQL");
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return new FailureAnalysis(
                "%s cannot be used (%s: %s)"
                        .formatted(database, cause.getClass().getSimpleName(), cause.getMessage()),
                advice(String.valueOf(cause.getMessage())),
                failure);
    }

    private static String advice(String message) {
        return message.contains("startup parameter")
                ? "What stands at that address refuses the parameter: let it pass, as PgBouncer does with"
                        + " ignore_startup_parameters = extra_float_digits; where it pools by session, with options,"
                        + " statement_timeout, lock_timeout, idle_in_transaction_session_timeout as well."
                : "Check DATABASE_URL, and that the database is up and lets this user create tables.";
    }
}
