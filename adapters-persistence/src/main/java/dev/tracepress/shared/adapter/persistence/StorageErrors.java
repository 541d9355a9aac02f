package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.adapter.persistence.WitnessedCommits.UnknownOutcome;
import dev.tracepress.shared.domain.SharedError;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.core.publisher.Mono;

/** Says in the words of the ports what PostgreSQL and its driver say in theirs. */
public final class StorageErrors {

    private static final String CANCELED = "57014";

    /** Of the SQL standard: what went wrong is the connection. */
    private static final String CONNECTION_EXCEPTION = "08";

    /** How Spring begins when it got none. */
    private static final String NO_CONNECTION = "Failed to obtain R2DBC Connection";

    private StorageErrors() {}

    /** A database that is down, slow, or torn away becomes {@link SharedError.Unavailable}; a wrong statement stays a bug. */
    public static <T> Mono<T> translated(Mono<T> work) {
        return work.onErrorMap(UnknownOutcome.class, SharedError.Unavailable::whileCommitting)
                .onErrorMap(StorageErrors::isOutage, SharedError.Unavailable::new);
    }

    /**
     * The same of a write. Outside a transaction it commits by itself, so that one which was sent and not answered may have happened;
     * whatever the database refuses has not.
     */
    public static <T> Mono<T> translatedWrite(Mono<T> write) {
        return translated(Mono.deferContextual(context -> context.hasKey(TransactionContext.class)
                ? write
                : write.onErrorMap(StorageErrors::isUnanswered, UnknownOutcome::new)));
    }

    /** A statement that the database gave up after its time. */
    public static boolean tookTooLong(Throwable error) {
        return error.getCause() instanceof R2dbcException cause && CANCELED.equals(cause.getSqlState());
    }

    /** The named constraint, violated. */
    public static Predicate<Throwable> violates(String constraint) {
        return error -> error instanceof DataIntegrityViolationException
                && constraintOf(error).filter(constraint::equals).isPresent();
    }

    private static Optional<String> constraintOf(Throwable error) {
        return error.getCause() instanceof PostgresqlException violation
                ? violation.getErrorDetails().getConstraintName()
                : Optional.empty();
    }

    private static boolean isUnanswered(Throwable error) {
        return error.getCause() instanceof R2dbcException cause
                && Optional.ofNullable(cause.getSqlState())
                        .filter(state -> state.startsWith(CONNECTION_EXCEPTION))
                        .isPresent()
                && !String.valueOf(error.getMessage()).startsWith(NO_CONNECTION);
    }

    private static boolean isOutage(Throwable error) {
        return error instanceof DataAccessResourceFailureException
                || error instanceof TransientDataAccessException
                || error instanceof UncategorizedR2dbcException
                || error instanceof TransactionException;
    }
}
