package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The way to PostgreSQL in the words of the JDBC driver. */
record JdbcAddress(String url, Properties properties) {

    private static final Duration USUAL_CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /**
     * The address.
     *
     * @param applicationName unless all connections are given a name
     * @param usual settings of a session, unless they are given; none where sessions do not last
     */
    static JdbcAddress of(DatabaseWay way, String applicationName, Map<String, String> usual) {
        var settings = way.settings();
        var parameters = settings.parameters();
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("sslmode", settings.sslMode());
        properties.setProperty("ApplicationName", parameters.applicationName().orElse(applicationName));
        properties.setProperty("tcpKeepAlive", Boolean.toString(parameters.keepAlive()));
        properties.setProperty("targetServerType", parameters.writableServer() ? "primary" : "any");
        properties.setProperty("loadBalanceHosts", Boolean.toString(parameters.anyOrder()));
        properties.setProperty(
                "connectTimeout",
                Long.toString(parameters
                        .connectTimeout()
                        .orElse(USUAL_CONNECT_TIMEOUT)
                        .toSeconds()));
        parameters.rootCertificate().map(Path::toString).ifPresent(path -> properties.setProperty("sslrootcert", path));
        if (way.keepsSessions()) {
            var options = parameters.settingsBeside(usual).entrySet().stream()
                    .map(setting -> "-c " + setting.getKey() + "=" + escaped(setting.getValue()))
                    .collect(Collectors.joining(" "));
            if (!options.isEmpty()) {
                properties.setProperty("options", options);
            }
        } else {
            // None gets a name, which another client's may have on the same server.
            properties.setProperty("prepareThreshold", "0");
        }
        return new JdbcAddress(url(settings), properties);
    }

    /** The same, but a server that is silent for so long is given up, in the midst of a statement too; no time at all is for ever. */
    JdbcAddress answeredWithin(Duration patience) {
        var impatient = new Properties();
        impatient.putAll(properties);
        // As a text: the driver reads over a number without a word.
        impatient.setProperty("socketTimeout", Long.toString(patience.toSeconds()));
        return new JdbcAddress(url, impatient);
    }

    private static String url(DatabaseSettings settings) {
        return "jdbc:postgresql://%s/%s"
                .formatted(
                        settings.servers().stream().map(Server::toString).collect(Collectors.joining(",")),
                        URLEncoder.encode(settings.database(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }

    /** The server splits options at blanks. */
    private static String escaped(String value) {
        return value.replaceAll("([\\\\\\s])", "\\\\$1");
    }
}
