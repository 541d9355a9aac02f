package dev.tracepress.telemetry.export;

import dev.tracepress.telemetry.catalog.PrometheusNames;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;

/** Spring Boot's endpoint for Prometheus, after which the names are as {@link PrometheusNames} means them. */
@WebEndpoint(id = "prometheus")
final class MetricsEndpoint extends PrometheusScrapeEndpoint {

    MetricsEndpoint(PrometheusRegistry registry, @Nullable Properties properties) {
        super(registry, properties);
    }

    @Override
    @ReadOperation(producesFrom = PrometheusOutputFormat.class)
    public WebEndpointResponse<byte[]> scrape(PrometheusOutputFormat format, @Nullable Set<String> includedNames) {
        var exposed = super.scrape(format, includedNames);
        var body = exposed.getBody();
        return format == PrometheusOutputFormat.CONTENT_TYPE_PROTOBUF || body == null
                ? exposed
                : new WebEndpointResponse<>(renamed(body), format);
    }

    private static byte[] renamed(byte[] exposed) {
        return PrometheusNames.exposed(new String(exposed, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}
