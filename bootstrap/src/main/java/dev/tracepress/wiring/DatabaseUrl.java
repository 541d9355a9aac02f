package dev.tracepress.wiring;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code postgres://user:password@host:port/database?sslmode=…}, the connection URI of libpq, with one host. What may stand
 * for itself in a password there must be percent-encoded here too.
 *
 * @param ignored the names of the other parameters, for which there is no use here
 */
record DatabaseUrl(
        String host, int port, String database, String user, String password, String sslMode, List<String> ignored) {

    private static final int USUAL_PORT = 5432;
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    DatabaseUrl {
        ignored = List.copyOf(ignored);
    }

    /**
     * Parses without repeating the text, which holds a password, in any message.
     *
     * @throws StartupRefused for everything else
     */
    static DatabaseUrl parse(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw malformed();
        }
    }

    DatabaseSettings settings(int poolSize) {
        return new DatabaseSettings(host, port, database, user, password, sslMode, poolSize);
    }

    private static DatabaseUrl of(URI uri) {
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        var user = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        var database = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
        if (!Set.of("postgres", "postgresql").contains(scheme)
                || uri.getHost() == null
                || user[0].isEmpty()
                || database.isEmpty()
                // The rest of a password that was not encoded.
                || database.matches(".*[/@].*")) {
            throw malformed();
        }
        return new DatabaseUrl(
                uri.getHost(),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                database,
                decoded(user[0]),
                user.length > 1 ? decoded(user[1]) : "",
                sslMode(parameters(uri)),
                parameters(uri).stream()
                        .map(parameter -> parameter.replaceFirst("=.*", ""))
                        .filter(name -> !name.equals("sslmode"))
                        .toList());
    }

    private static List<String> parameters(URI uri) {
        return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .toList();
    }

    private static String sslMode(List<String> parameters) {
        var mode = parameters.stream()
                .filter(parameter -> parameter.startsWith("sslmode="))
                .map(parameter -> parameter.substring("sslmode=".length()))
                .findFirst()
                .orElse("prefer");
        if (!SSL_MODES.contains(mode)) {
            throw new StartupRefused(
                    "sslmode in DATABASE_URL is " + mode, "Set it to one of " + String.join(", ", SSL_MODES));
        }
        return mode;
    }

    private static StartupRefused malformed() {
        return new StartupRefused(
                "DATABASE_URL is not of the form postgres://user:password@host:5432/database?sslmode=require",
                "Correct it; characters such as @ : / # % in user or password must be percent-encoded.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return settings(0).toString();
    }
}
