package dev.tracepress.shared.adapter.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessResourceFailureException;

/** Which migrations a database has, for those who cannot migrate: that takes locks and settings of a session. */
final class SchemaVersion {

    private static final String MIGRATIONS = "classpath:db/migration/V*.sql";
    private static final Pattern NAME = Pattern.compile("V([0-9.]+)__.*");
    private static final String DONE =
            "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL";

    private final DataSource connections;

    SchemaVersion(DataSource connections) {
        this.connections = connections;
    }

    /**
     * Does nothing if all that this version of the service knows has been done.
     *
     * @throws UnfitDatabase with what is missing and what to do
     */
    void mustBeNewest() {
        var missing = known();
        missing.removeAll(done());
        if (!missing.isEmpty()) {
            throw new UnfitDatabase(
                    "the schema lacks %s migrations, and none is made through a pooler in transaction mode, which DATABASE_URL leads to"
                            .formatted(missing.size()),
                    "Set DATABASE_DIRECT_URL to the address of PostgreSQL itself, or start this version there once with"
                            + " TRACEPRESS_ROLE=migrate.");
        }
    }

    private static Set<String> known() {
        try {
            var versions = new TreeSet<String>();
            for (var migration : new PathMatchingResourcePatternResolver().getResources(MIGRATIONS)) {
                var name = NAME.matcher(String.valueOf(migration.getFilename()));
                if (name.matches()) {
                    versions.add(name.group(1));
                }
            }
            return versions;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Set<String> done() {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement();
                var there = statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
            var done = new HashSet<String>();
            if (there.next() && there.getBoolean(1)) {
                try (var row = statement.executeQuery(DONE)) {
                    while (row.next()) {
                        done.add(row.getString(1));
                    }
                }
            }
            return done;
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The database cannot be asked for its migrations", failure);
        }
    }
}
