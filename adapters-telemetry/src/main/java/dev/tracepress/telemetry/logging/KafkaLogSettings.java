package dev.tracepress.telemetry.logging;

import java.util.Map;

/**
 * Where log lines go beside the console.
 *
 * @param brokers at least one of the cluster's, as {@code host:port}, separated by commas
 * @param service what the lines call the service
 * @param client further properties of Kafka's client, such as how to log in
 */
public record KafkaLogSettings(String brokers, String topic, String service, Map<String, String> client) {

    public KafkaLogSettings {
        client = Map.copyOf(client);
    }

    /** Without the client's properties, which may hold a password. */
    @Override
    public String toString() {
        return "%s, topic %s".formatted(brokers, topic);
    }
}
