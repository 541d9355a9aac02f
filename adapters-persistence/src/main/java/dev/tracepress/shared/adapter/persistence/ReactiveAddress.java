package dev.tracepress.shared.adapter.persistence;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import reactor.netty.resources.LoopResources;

/** The way to PostgreSQL in the words of the R2DBC driver. */
final class ReactiveAddress {

    private static final Duration USUAL_CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private ReactiveAddress() {}

    /** @param usual settings of a session, unless they are given; none where sessions do not last */
    static PostgresServers of(DatabaseWay way, LoopResources loops, Map<String, String> usual) {
        var parameters = way.settings().parameters();
        var servers = way.settings().ofEachServer().stream()
                .map(server -> ofOne(new DatabaseWay(server, way.pooling()), loops, usual))
                .map(PostgresqlConnectionFactory::new)
                .toList();
        return new PostgresServers(
                servers,
                parameters.writableServer(),
                parameters.anyOrder(),
                way.settings().patience());
    }

    static PostgresqlConnectionConfiguration ofOne(DatabaseWay way, LoopResources loops, Map<String, String> usual) {
        var settings = way.settings();
        var parameters = settings.parameters();
        var address = PostgresqlConnectionConfiguration.builder()
                .database(settings.database())
                .username(settings.user())
                .password(settings.password())
                .sslMode(SSLMode.fromValue(settings.sslMode()))
                .host(settings.host())
                .port(settings.port())
                .applicationName(parameters.applicationName().orElse("tracepress"))
                .connectTimeout(parameters.connectTimeout().orElse(USUAL_CONNECT_TIMEOUT))
                .tcpKeepAlive(parameters.keepAlive())
                .loopResources(loops);
        if (way.keepsSessions()) {
            address.options(parameters.settingsBeside(usual));
        } else {
            // None gets a name, which another client's may have on the same server.
            address.preparedStatementCacheQueries(0);
        }
        parameters.rootCertificate().map(Path::toString).ifPresent(address::sslRootCert);
        return address.build();
    }
}
