package dev.tracepress.shared.adapter.persistence.replica;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far a server has come in the log of all writes.
 *
 * @param database of which primary, by the identifier that its replicas share with it
 * @param server which of them, by when it began
 * @param timeline which promotion began this log; positions of two cannot be compared
 * @param bytes written by the primary, or replayed by a replica
 */
record LogPositionRow(String database, String server, long timeline, long bytes) {

    private static final String SERVER = "pg_postmaster_start_time()::text AS server";

    private static final String IDENTITY =
            "(SELECT system_identifier FROM pg_control_system()) || '/' || current_database() AS database, " + SERVER;

    /**
     * The end of what was written, to disk or not, since a commit may be acknowledged before that where {@code synchronous_commit} is
     * off. Behind a full page it is said to be behind the header of the next, of at most 40 bytes, which nobody replays before there
     * is something else on that page. The timeline is in the first eight digits of a segment's name.
     */
    private static final String OF_PRIMARY = """
            SELECT %s,
                   ('x' || left(pg_walfile_name(written), 8))::bit(32)::bigint AS timeline,
                   bytes - CASE WHEN bytes %% page <= 40 THEN bytes %% page ELSE 0 END AS bytes
            FROM pg_current_wal_insert_lsn() AS written,
                 LATERAL (SELECT (written - '0/0')::bigint, current_setting('wal_block_size')::bigint) AS place (bytes, page)""".formatted(IDENTITY);

    /**
     * A replica knows its timeline by its last restart point, so after a promotion one is left out until it has made one. A server
     * that replays nothing any more has no position.
     */
    private static final String OF_REPLICA = """
            SELECT %s,
                   (SELECT timeline_id FROM pg_control_checkpoint())::bigint AS timeline,
                   (pg_last_wal_replay_lsn() - '0/0')::bigint AS bytes
            WHERE pg_is_in_recovery()""".formatted(IDENTITY);

    /** Everything that was acknowledged before is at or before it. */
    static Mono<LogPositionRow> ofPrimary(DatabaseClient database) {
        return database.sql(OF_PRIMARY).map(LogPositionRow::from).one();
    }

    /** Empty for a server that is no replica. */
    static Mono<LogPositionRow> ofReplica(DatabaseClient database) {
        return database.sql(OF_REPLICA).map(LogPositionRow::from).one();
    }

    /** Where a connection leads, in the words of {@link #server}. */
    static Mono<String> serverOf(Connection connection) {
        return Flux.from(connection.createStatement("SELECT " + SERVER).execute())
                .concatMap(result -> result.map(LogPositionRow::server))
                .single();
    }

    private static String server(Readable row) {
        return Objects.requireNonNull(row.get("server", String.class));
    }

    private static LogPositionRow from(Readable row) {
        return new LogPositionRow(
                Objects.requireNonNull(row.get("database", String.class)),
                server(row),
                Objects.requireNonNull(row.get("timeline", Long.class)),
                Objects.requireNonNull(row.get("bytes", Long.class)));
    }

    boolean isOfTheServerOf(LogPositionRow other) {
        return database.equals(other.database) && server.equals(other.server);
    }

    /** Whether a server that has come here has all that one has which had come there. */
    boolean hasReached(LogPositionRow other) {
        return database.equals(other.database) && timeline == other.timeline && bytes >= other.bytes;
    }
}
