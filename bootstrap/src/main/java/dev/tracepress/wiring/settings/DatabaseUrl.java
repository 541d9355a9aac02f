package dev.tracepress.wiring.settings;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code postgres://user:password@host:port,host:port/database?sslmode=…}, the connection URI of libpq. What may stand for
 * itself in a password there must be percent-encoded here too.
 *
 * @param servers at least one
 */
public record DatabaseUrl(
        List<Server> servers, String database, String user, String password, DatabaseUrlParameters parameters) {

    private static final int USUAL_PORT = 5432;

    /** No part holds what separates it from the next: that would be the rest of a password that was not encoded. */
    private static final Pattern FORM =
            Pattern.compile("postgres(?:ql)?://(?<user>[^:@/?#\\s]+)(?::(?<password>[^:@/?#\\s]*))?"
                    + "@(?<servers>[^@/?#\\s]+)/(?<database>[^@/?#\\s]+)(?:\\?(?<query>[^#\\s]*))?");

    private static final Pattern SERVER = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");

    public DatabaseUrl {
        servers = List.copyOf(servers);
    }

    /**
     * Parses without repeating the text, which holds a password, in any message.
     *
     * @throws StartupRefused for everything else
     */
    static DatabaseUrl parse(String text) {
        return parse("DATABASE_URL", text);
    }

    /** @param variable where it stands */
    static DatabaseUrl parse(String variable, String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw malformed(variable);
        }
        try {
            return new DatabaseUrl(
                    Arrays.stream(parts.group("servers").split(",", -1))
                            .map(server -> server(variable, server))
                            .toList(),
                    decoded(parts.group("database")),
                    decoded(parts.group("user")),
                    decoded(Optional.ofNullable(parts.group("password")).orElse("")),
                    DatabaseUrlParameters.parse(
                            variable, Optional.ofNullable(parts.group("query")).orElse("")));
        } catch (IllegalArgumentException _) {
            throw malformed(variable);
        }
    }

    public DatabaseSettings settings(int poolSize) {
        var first = servers.getFirst();
        return new DatabaseSettings(
                first.host(),
                first.port(),
                database,
                user,
                password,
                parameters.sslMode(),
                poolSize,
                parameters.besides(servers.subList(1, servers.size())));
    }

    boolean choosesServers() {
        return parameters.choosesServers();
    }

    private static Server server(String variable, String text) {
        var parts = SERVER.matcher(text);
        if (!parts.matches()) {
            throw malformed(variable);
        }
        var port = Optional.ofNullable(parts.group(2)).map(Integer::parseInt).orElse(USUAL_PORT);
        if (port < 1 || port > SettingSource.LARGEST_PORT) {
            throw malformed(variable);
        }
        return new Server(parts.group(1), port);
    }

    private static StartupRefused malformed(String variable) {
        return new StartupRefused(
                variable + " is not of the form postgres://user:password@host:5432/database?sslmode=require",
                "Correct it; characters such as @ : / # % in user or password must be percent-encoded.");
    }

    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return settings(0).toString();
    }
}
