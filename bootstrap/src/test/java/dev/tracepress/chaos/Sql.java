package dev.tracepress.chaos;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a database past the service, each time over a connection of its own. */
record Sql(DatabaseSettings database) {

    void execute(String sql) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The first column of the only row. */
    long number(String sql) {
        return rows(sql, row -> row.getLong(1)).getFirst();
    }

    /** The first column of all rows. */
    List<String> texts(String sql) {
        return rows(sql, row -> row.getString(1));
    }

    /** Whether anybody gets in. */
    boolean accepts() {
        try (var connection = DriverManager.getConnection(url())) {
            return !connection.isClosed();
        } catch (SQLException _) {
            return false;
        }
    }

    private <T> List<T> rows(String sql, Column<T> column) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (row.next()) {
                rows.add(column.of(row));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private String url() {
        return "jdbc:postgresql://%s:%s/%s?user=%s&password=%s&ApplicationName=storm"
                .formatted(database.host(), database.port(), database.database(), database.user(), database.password());
    }

    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }
}
