package dev.tracepress.wiring.telemetry;

import io.micrometer.registry.otlp.OtlpConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.OtlpMetricsConnectionDetails;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.OtlpMetricsProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends metrics by gRPC where the variables of OpenTelemetry say so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(GrpcMetricsWiring.WANTED)
public class GrpcMetricsWiring {

    /** The settings say so by this property. */
    public static final String WANTED = "tracepress.metrics-go-by-grpc";

    @Bean
    GrpcMetricsSender otlpMetricsSender(
            OtlpConfig config, OtlpMetricsProperties properties, OtlpMetricsConnectionDetails connection) {
        return new GrpcMetricsSender(
                URI.create(config.url()),
                config.headers(),
                config.compressionMode(),
                properties.getConnectTimeout().plus(properties.getReadTimeout()),
                Optional.ofNullable(connection.getSslBundle()).map(GrpcMetricsWiring::tls));
    }

    private static GrpcMetricsSender.Tls tls(SslBundle bundle) {
        return new GrpcMetricsSender.Tls(
                bundle.createSslContext(),
                Arrays.stream(bundle.getManagers().getTrustManagers())
                        .filter(X509TrustManager.class::isInstance)
                        .map(X509TrustManager.class::cast)
                        .findFirst()
                        .orElseThrow());
    }
}
