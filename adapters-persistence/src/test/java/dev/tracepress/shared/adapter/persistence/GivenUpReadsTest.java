package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.domain.SharedError;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

@Tag("slow")
class GivenUpReadsTest {

    /** Longer than any test waits. */
    private static final String ENDLESS = "SELECT pg_sleep(3600)::text";

    private static final Duration MARGIN = Duration.ofMillis(50);
    /** Long enough for the database never to end anything itself. */
    private static final Duration LONGEST = Duration.ofHours(3);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Longer than the database takes for an easy question, most of the time. */
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(1);

    private static final String LOCK = "SELECT pg_advisory_lock(1)::text";

    private final LoopResources loops = LoopResources.create("given-up", 1, true);
    private final DatabaseSettings settings = TestPostgres.migrated();
    private final PostgresServers factory = ReactiveAddress.of(DatabaseWay.straight(settings), loops, Map.of());
    private long nanos = 1;
    private final OverdueAnswers answers = new OverdueAnswers(MARGIN, () -> nanos);
    /** Of one connection, so that the next one gets the same. */
    private final ConnectionPool pool = pool(factory, PATIENCE);

    private final DatabaseClient database = DatabaseClient.create(pool);
    private final DatabaseClient others = DatabaseClient.create(factory);

    @BeforeEach
    void table() {
        completes(others.sql("CREATE TABLE notes (text text)").then());
    }

    @AfterEach
    void close() {
        pool.dispose();
        loops.dispose();
    }

    @Test
    void a_read_that_nobody_waits_for_is_ended_and_its_connection_is_of_use() {
        var before = backend();

        giveUp(database.sql(ENDLESS).mapValue(String.class).one(), "pg_sleep(3600)");

        assertThat(backend()).isEqualTo(before);
        assertThat(running("pg_sleep(3600)")).isZero();
    }

    @Test
    void one_that_ends_while_it_is_being_cancelled_leaves_the_next_alone() {
        var holder = holdingTheLock();
        try (var held = new HeldCancels(settings)) {
            var ofOne = pool(ReactiveAddress.of(DatabaseWay.straight(held.address()), loops, Map.of()), PATIENCE);
            var reads = DatabaseClient.create(ofOne);
            giveUp(
                    reads.sql("SELECT pg_advisory_lock_shared(1)::text")
                            .mapValue(String.class)
                            .one(),
                    "lock_shared");
            eventually(() -> Mono.fromSupplier(() -> held.number() == 1));

            completes(holder.close());
            var next = reads.sql("SELECT pg_sleep(0.5)::text, 'next'").then().toFuture();
            // It must not have begun yet; if it had, it would be what is cancelled.
            completes(
                    count("'next'").repeat(100).takeUntil(number -> number > 0).then());
            held.letGo();

            next.join();
            ofOne.dispose();
        }
    }

    @Test
    void what_writes_goes_on() {
        var holder = holdingTheLock();

        giveUp(
                database.sql("INSERT INTO notes SELECT 'written' FROM pg_advisory_xact_lock_shared(1)")
                        .then(),
                "INSERT INTO notes");
        completes(holder.close());

        eventually(() -> others.sql("SELECT count(*) = 1 FROM notes")
                .mapValue(Boolean.class)
                .one());
    }

    @Test
    void a_read_that_ends_by_itself_is_none_that_was_given_up() {
        assertThat(resultOf(database.sql("SELECT 'a' UNION ALL SELECT 'b'")
                        .mapValue(String.class)
                        .first()))
                .isEqualTo("a");
        assertThat(resultOf(database.sql("SELECT 'c'").mapValue(String.class).one()))
                .isEqualTo("c");
    }

    @ParameterizedTest
    @CsvSource({"SELECT, pg_sleep(7200)", "CREATE TABLE naps AS SELECT, pg_sleep(7201)"})
    void who_waits_for_longer_than_a_statement_may_take_is_told_and_the_next_gets_another_connection(
            String statement, String nap) {
        limitStatements();
        var before = backend();
        var waiting = database.sql(statement + " " + nap + "::text").then().toFuture();
        resultOf(hasBegun(nap));

        nanos += LONGEST.plus(MARGIN).toNanos();
        assertThat(answers.overdue()).isEmpty();
        nanos++;
        completes(answers.close(answers.overdue()));

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(DataAccessException.class);
        assertThat(backend()).isNotEqualTo(before);
        assertThat(answers.overdue()).isEmpty();
        endAll(nap);
    }

    /** The driver hands out what it came to before it has asked anything. */
    @Test
    void so_it_is_where_a_statement_has_parameters_and_those_before_were_answered() {
        limitStatements();
        var waiting = Mono.usingWhen(
                        pool.create(),
                        connection -> Mono.from(connection.beginTransaction())
                                .thenMany(connection
                                        .createStatement("INSERT INTO notes SELECT pg_sleep($1)::text")
                                        .bind(0, 7203.0)
                                        .execute())
                                .flatMap(Result::getRowsUpdated)
                                .then(),
                        Connection::close)
                .toFuture();
        resultOf(hasBegun("INSERT INTO notes SELECT pg_sleep($1)"));

        nanos += LONGEST.plus(MARGIN).toNanos() + 1;
        completes(answers.close(answers.overdue()));

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(R2dbcException.class);
        assertThat(answers.overdue()).isEmpty();
        endAll("INSERT INTO notes SELECT pg_sleep");
    }

    @Test
    void what_was_written_over_a_connection_that_fell_silent_may_have_happened() {
        limitStatements();
        var waiting = StorageErrors.translatedWrite(database.sql("INSERT INTO notes SELECT pg_sleep(:seconds)::text")
                        .bind("seconds", 7205.0)
                        .then())
                .toFuture();
        resultOf(hasBegun("INSERT INTO notes SELECT pg_sleep($1)"));

        nanos += LONGEST.plus(MARGIN).toNanos() + 1;
        completes(answers.close(answers.overdue()));

        assertThatThrownBy(waiting::join)
                .cause()
                .isInstanceOfSatisfying(
                        SharedError.Unavailable.class,
                        lost -> assertThat(lost.mayHaveHappened()).isTrue());
        endAll("INSERT INTO notes SELECT pg_sleep");
    }

    @Test
    void a_read_with_parameters_that_nobody_waits_for_is_ended() {
        giveUp(
                database.sql("SELECT pg_sleep(:seconds)::text")
                        .bind("seconds", 7204.0)
                        .mapValue(String.class)
                        .one(),
                "SELECT pg_sleep($1)");

        assertThat(backend()).isPositive();
        assertThat(running("SELECT pg_sleep($1)")).isZero();
    }

    @Test
    void where_a_statement_may_take_as_long_as_it_likes_no_answer_is_overdue() {
        var waiting = database.sql("SELECT pg_sleep(7202)").then().toFuture();
        resultOf(hasBegun("pg_sleep(7202)"));

        nanos += Duration.ofDays(1).toNanos();

        assertThat(answers.overdue()).isEmpty();
        waiting.cancel(true);
    }

    @Test
    void nothing_is_owed_by_a_connection_that_answered_or_is_idle_in_its_transaction() {
        limitStatements();
        resultOf(Mono.usingWhen(
                pool.create(),
                connection -> Mono.from(connection.beginTransaction())
                        .thenMany(connection.createStatement("SELECT 1").execute())
                        .flatMap(result -> result.map(row -> true))
                        .then(Mono.fromSupplier(() -> {
                            nanos += LONGEST.toNanos() * 2;
                            assertThat(answers.overdue()).isEmpty();
                            return true;
                        })),
                Connection::close));
    }

    @Test
    void one_that_is_silent_from_the_start_has_no_place_in_the_pool() {
        try (var pooler = new TransactionPooler(settings, 1)) {
            pooler.answerNot("statement_timeout");
            var ofOne =
                    pool(ReactiveAddress.of(DatabaseWay.straight(pooler.address()), loops, Map.of()), LITTLE_PATIENCE);

            assertThatThrownBy(() -> resultOf(ofOne.create())).hasRootCauseInstanceOf(TimeoutException.class);
            pooler.answerAll();

            eventually(() -> Mono.usingWhen(ofOne.create(), _ -> Mono.just(true), Connection::close)
                    .onErrorReturn(false));
            ofOne.dispose();
        }
    }

    private PostgresqlConnection holdingTheLock() {
        var holder = resultOf(factory.create());
        completes(Mono.from(holder.createStatement(LOCK).execute())
                .flatMapMany(result -> result.map(row -> true))
                .then());
        return holder;
    }

    private ConnectionPool pool(PostgresServers servers, Duration patience) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new GivenUpReads(servers, answers, patience))
                .maxSize(1)
                .preRelease(GivenUpReads::ended)
                .build());
    }

    private void limitStatements() {
        completes(others.sql("ALTER DATABASE %s SET statement_timeout = '%sms'"
                        .formatted(settings.database(), LONGEST.toMillis()))
                .then());
    }

    /** Once the database is at it. */
    private void giveUp(Mono<?> work, String words) {
        var given = Mono.firstWithSignal(
                work.then(Mono.just("ended")), hasBegun(words).thenReturn("given up"));

        assertThat(resultOf(given)).isEqualTo("given up");
    }

    private Mono<Long> hasBegun(String words) {
        return Mono.defer(() -> count(words)).filter(count -> count > 0).repeatWhenEmpty(again -> again);
    }

    private void endAll(String words) {
        completes(others.sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE pid <> pg_backend_pid() AND position(:words in query) > 0""").bind("words", words).then());
    }

    private long running(String words) {
        return resultOf(count(words));
    }

    private Mono<Long> count(String words) {
        return others.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE state = 'active' AND pid <> pg_backend_pid() AND position(:words in query) > 0""").bind("words", words).mapValue(Long.class).one();
    }

    private int backend() {
        return resultOf(
                database.sql("SELECT pg_backend_pid()").mapValue(Integer.class).one());
    }
}
