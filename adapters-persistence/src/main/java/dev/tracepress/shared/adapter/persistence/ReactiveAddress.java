package dev.tracepress.shared.adapter.persistence;

import io.r2dbc.postgresql.MultiHostConnectionStrategy.TargetServerType;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
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
    static PostgresqlConnectionConfiguration of(DatabaseWay way, LoopResources loops, Map<String, String> usual) {
        var settings = way.settings();
        var parameters = settings.parameters();
        var address = PostgresqlConnectionConfiguration.builder()
                .database(settings.database())
                .username(settings.user())
                .password(settings.password())
                .sslMode(SSLMode.fromValue(settings.sslMode()))
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
        if (parameters.writableServer() || !parameters.otherServers().isEmpty()) {
            settings.servers().forEach(server -> address.addHost(server.host(), server.port()));
            address.targetServerType(parameters.writableServer() ? TargetServerType.PRIMARY : TargetServerType.ANY)
                    .loadBalanceHosts(parameters.anyOrder());
        } else {
            address.host(settings.host()).port(settings.port());
        }
        return address.build();
    }
}
