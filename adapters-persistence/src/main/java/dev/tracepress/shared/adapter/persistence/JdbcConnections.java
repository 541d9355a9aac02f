package dev.tracepress.shared.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Unpooled connections, for whoever needs one at the start. The driver waits for ever for a server that takes a connection and then
 * says nothing, and asks none of the others meanwhile; here it is given up. Whoever is let in takes the time that it takes.
 */
final class JdbcConnections extends DriverManagerDataSource {

    private static final int FOR_EVER = 0;

    private JdbcConnections(JdbcAddress address) {
        super(address.url(), address.properties());
    }

    /** @param usual settings of a session, unless they are given; none where sessions do not last */
    static JdbcConnections to(DatabaseWay way, Map<String, String> usual) {
        return new JdbcConnections(JdbcAddress.of(way, "tracepress-migrations", usual)
                .answeredWithin(way.settings().patience()));
    }

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        var connection = super.getConnectionFromDriver(properties);
        try {
            connection.setNetworkTimeout(Runnable::run, FOR_EVER);
        } catch (SQLException gone) {
            connection.close();
            throw gone;
        }
        return connection;
    }
}
