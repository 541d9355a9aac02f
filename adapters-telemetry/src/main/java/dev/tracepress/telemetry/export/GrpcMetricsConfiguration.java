package dev.tracepress.telemetry.export;

import io.micrometer.registry.otlp.OtlpConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.OtlpMetricsConnectionDetails;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.OtlpMetricsProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends metrics by gRPC. */
@Configuration(proxyBeanMethods = false)
public class GrpcMetricsConfiguration {

    @Bean
    GrpcMetricsSender otlpMetricsSender(
            OtlpConfig config, OtlpMetricsProperties properties, OtlpMetricsConnectionDetails connection) {
        return new GrpcMetricsSender(
                URI.create(config.url()),
                config.headers(),
                config.compressionMode(),
                properties.getConnectTimeout().plus(properties.getReadTimeout()),
                Optional.ofNullable(connection.getSslBundle()).map(GrpcMetricsConfiguration::tls));
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
