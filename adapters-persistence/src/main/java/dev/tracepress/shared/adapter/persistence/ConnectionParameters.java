package dev.tracepress.shared.adapter.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What else is said of the way to PostgreSQL; it holds for both drivers.
 *
 * @param otherServers tried in turn after the first
 * @param applicationName what the server calls all connections
 * @param serverSettings set for every session, by name
 * @param writableServer whether a server that takes no writes is passed over
 * @param anyOrder whether the servers are tried in any order
 * @param rootCertificate whom to believe that they are the server
 */
public record ConnectionParameters(
        List<Server> otherServers,
        Optional<String> applicationName,
        Optional<Duration> connectTimeout,
        Map<String, String> serverSettings,
        boolean writableServer,
        boolean anyOrder,
        boolean keepAlive,
        Optional<Path> rootCertificate) {

    public ConnectionParameters {
        otherServers = List.copyOf(otherServers);
        serverSettings = Map.copyOf(serverSettings);
    }

    /** As if nothing else were said. */
    public static ConnectionParameters none() {
        return new ConnectionParameters(
                List.of(), Optional.empty(), Optional.empty(), Map.of(), false, false, true, Optional.empty());
    }

    /** These, for one server that is taken whether it can be written to or not. */
    ConnectionParameters alone() {
        return new ConnectionParameters(
                List.of(), applicationName, connectTimeout, serverSettings, false, false, keepAlive, rootCertificate);
    }

    /** These, for whatever is not set already. */
    Map<String, String> settingsBeside(Map<String, String> usual) {
        var all = new TreeMap<>(usual);
        all.putAll(serverSettings);
        return all;
    }

    /** One of several. */
    public record Server(String host, int port) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
