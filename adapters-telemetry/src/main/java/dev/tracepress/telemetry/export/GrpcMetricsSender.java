package dev.tracepress.telemetry.export;

import io.micrometer.registry.otlp.CompressionMode;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Sends metrics by gRPC, as OpenTelemetry's own exporters send spans and log records: Micrometer knows HTTP alone. */
final class GrpcMetricsSender implements OtlpMetricsSender, AutoCloseable {

    private static final String METHOD = "opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

    private final GrpcSender sender;
    private final Duration patience;

    /**
     * @param address whose path does not count
     * @param patience how long a collector may take to answer
     * @param tls whom to believe, and who this service is; empty for what the JVM believes
     */
    GrpcMetricsSender(
            URI address,
            Map<String, String> headers,
            CompressionMode compression,
            Duration patience,
            Optional<Tls> tls) {
        this.patience = patience;
        this.sender = ServiceLoader.load(GrpcSenderProvider.class)
                .findFirst()
                .orElseThrow()
                .createSender(new Config(
                        address,
                        headers,
                        compression == CompressionMode.GZIP ? Optional.of(new Gzip()) : Optional.empty(),
                        patience,
                        tls));
    }

    @Override
    public void send(Request request) throws Exception {
        var response = new CompletableFuture<GrpcResponse>();
        sender.send(new Bytes(request.getMetricsData()), response::complete, response::completeExceptionally);
        var answer = response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer.getStatusCode() != GrpcStatusCode.OK) {
            throw new IOException("gRPC status " + answer.getStatusCode());
        }
    }

    @Override
    public void close() {
        sender.shutdown();
    }

    /** Both or none of them are asked for. */
    record Tls(SSLContext context, X509TrustManager trust) {}

    private static final class Bytes implements MessageWriter {

        private final byte[] message;

        Bytes(byte[] message) {
            this.message = message;
        }

        @Override
        public void writeMessage(OutputStream output) throws IOException {
            output.write(message);
        }

        @Override
        public int getContentLength() {
            return message.length;
        }
    }

    private static final class Gzip implements Compressor {

        @Override
        public String getEncoding() {
            return "gzip";
        }

        @Override
        public OutputStream compress(OutputStream output) throws IOException {
            return new GZIPOutputStream(output);
        }
    }

    private record Config(
            URI address,
            Map<String, String> headers,
            Optional<Compressor> compressor,
            Duration patience,
            Optional<Tls> tls)
            implements GrpcSenderConfig {

        @Override
        public URI getEndpoint() {
            return address;
        }

        @Override
        public String getFullMethodName() {
            return METHOD;
        }

        @Override
        public @Nullable Compressor getCompressor() {
            return compressor.orElse(null);
        }

        @Override
        public Duration getTimeout() {
            return patience;
        }

        @Override
        public Duration getConnectTimeout() {
            return patience;
        }

        @Override
        public Supplier<Map<String, List<String>>> getHeadersSupplier() {
            var all = headers.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, header -> List.of(header.getValue())));
            return () -> all;
        }

        @Override
        public @Nullable RetryPolicy getRetryPolicy() {
            // The next export holds the same figures.
            return null;
        }

        @Override
        public @Nullable SSLContext getSslContext() {
            return tls.map(Tls::context).orElse(null);
        }

        @Override
        public @Nullable X509TrustManager getTrustManager() {
            return tls.map(Tls::trust).orElse(null);
        }

        @Override
        public @Nullable ExecutorService getExecutorService() {
            return null;
        }
    }
}
