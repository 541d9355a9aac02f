package dev.tracepress.wiring.settings;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters;
import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The parameters of a connection URI that both drivers can honour as libpq does. Every other is refused by name: one that had
 * no effect would let somebody believe what is not so.
 */
record DatabaseUrlParameters(String variable, Map<String, String> values) {

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** Each with what it may be; empty where that is looked at when it is read. */
    private static final Map<String, List<String>> HONOURED = Map.ofEntries(
            Map.entry("sslmode", SSL_MODES),
            Map.entry("sslrootcert", List.of()),
            Map.entry("application_name", List.of()),
            Map.entry("fallback_application_name", List.of()),
            Map.entry("connect_timeout", List.of()),
            Map.entry("options", List.of()),
            Map.entry("target_session_attrs", List.of("any", "primary", "read-write")),
            Map.entry("load_balance_hosts", List.of("disable", "random")),
            Map.entry("keepalives", List.of("0", "1")),
            // Both drivers do so in any case.
            Map.entry("client_encoding", List.of("UTF8", "utf8", "UTF-8", "utf-8")),
            Map.entry("gssencmode", List.of("disable")),
            Map.entry("sslnegotiation", List.of("postgres")),
            Map.entry("sslcompression", List.of("0")));

    /** One {@code -c name=value} or {@code --name=value}, in which a backslash takes the next character for itself. */
    private static final Pattern OPTION =
            Pattern.compile("\\s*(?:-c\\s*|--)([A-Za-z_][A-Za-z0-9_.-]*)=((?:[^\\s\\\\]|\\\\.)*)(?=\\s|$)");

    private static final String LONGEST_CONNECT_TIMEOUT = "[1-9][0-9]{0,3}";

    DatabaseUrlParameters {
        values = Map.copyOf(values);
    }

    /**
     * Parses the query of the URI.
     *
     * @param variable where it stands
     * @throws StartupRefused for a parameter that is not known here, is given twice, or has a value that cannot be used
     */
    static DatabaseUrlParameters parse(String variable, String query) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                var parts = parameter.split("=", 2);
                var name = DatabaseUrl.decoded(parts[0]);
                if (values.put(name, parts.length > 1 ? DatabaseUrl.decoded(parts[1]) : "") != null) {
                    throw new StartupRefused(name + " stands twice in " + variable, "Give it once.");
                }
            }
        }
        var parameters = new DatabaseUrlParameters(variable, values);
        values.forEach(parameters::check);
        parameters.checkCertificate();
        parameters.serverSettings();
        return parameters;
    }

    boolean choosesServers() {
        return value("target_session_attrs").isPresent()
                || value("load_balance_hosts").isPresent();
    }

    /** As libpq, which looks at a certificate that it was given. */
    String sslMode() {
        var mode = value("sslmode").orElse("prefer");
        return mode.equals("require") && value("sslrootcert").isPresent() ? "verify-ca" : mode;
    }

    ConnectionParameters besides(List<Server> otherServers) {
        return new ConnectionParameters(
                otherServers,
                value("application_name").or(() -> value("fallback_application_name")),
                value("connect_timeout").map(Long::parseLong).map(Duration::ofSeconds),
                serverSettings(),
                value("target_session_attrs")
                        .filter(type -> !type.equals("any"))
                        .isPresent(),
                value("load_balance_hosts").filter("random"::equals).isPresent(),
                !value("keepalives").filter("0"::equals).isPresent(),
                value("sslrootcert").map(Path::of));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    private void check(String name, String value) {
        var allowed = HONOURED.get(name);
        if (allowed == null) {
            throw new StartupRefused(
                    variable + " has the parameter " + name + ", which cannot be honoured",
                    "Take it out; these can be: " + String.join(", ", new TreeSet<>(HONOURED.keySet())) + ".");
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw new StartupRefused(
                    name + " in " + variable + " is " + value, "Set it to one of " + String.join(", ", allowed));
        }
        if (name.equals("connect_timeout") && !value.matches(LONGEST_CONNECT_TIMEOUT)) {
            throw new StartupRefused(
                    "connect_timeout in " + variable + " is " + value, "Set it to a number of seconds from 1 to 9999.");
        }
    }

    private void checkCertificate() {
        value("sslrootcert").ifPresent(path -> {
            if (!isReadable(path)) {
                throw new StartupRefused(
                        "sslrootcert in " + variable + " is " + path + ", which cannot be read",
                        "Set it to the path of a PEM file.");
            }
            if (List.of("disable", "allow", "prefer").contains(sslMode())) {
                throw new StartupRefused(
                        "sslrootcert in " + variable + " has no effect with sslmode=" + sslMode(),
                        "Set sslmode to require, verify-ca or verify-full.");
            }
        });
    }

    private static boolean isReadable(String path) {
        try {
            return Files.isRegularFile(Path.of(path)) && Files.isReadable(Path.of(path));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private Map<String, String> serverSettings() {
        var settings = new LinkedHashMap<String, String>();
        var options = value("options").map(String::stripTrailing).orElse("");
        var option = OPTION.matcher(options);
        var end = 0;
        while (end < options.length()) {
            if (!option.find(end) || option.start() != end) {
                throw new StartupRefused(
                        "options in " + variable + " holds more than settings, at \""
                                + options.substring(end).strip() + "\"",
                        "Set it to settings, one after the other, each as -c name=value, with blanks percent-encoded.");
            }
            settings.put(option.group(1).replace('-', '_'), option.group(2).replaceAll("\\\\(.)", "$1"));
            end = option.end();
        }
        return settings;
    }
}
