package dev.tracepress.telemetry;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.netty.buffer.Unpooled;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/** A collector for tests that takes OTLP over gRPC, without TLS. */
final class GrpcReceiver implements AutoCloseable {

    private static final String SERVICE = "/opentelemetry.proto.collector.%s.v1.%sService/Export";

    /** Whether the message is compressed, and its length. */
    private static final int FRAME_HEAD = 5;

    private final Queue<Message> taken = new ConcurrentLinkedQueue<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .protocol(HttpProtocol.H2C)
            .route(this::routes)
            .bindNow();

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    Stream<ReceivedSpan> spans() {
        return all(ExportTraceServiceRequest.class).flatMap(ReceivedSpan::from);
    }

    Stream<ReceivedLog> logs() {
        return all(ExportLogsServiceRequest.class).flatMap(ReceivedLog::from);
    }

    Stream<ReceivedMetric> metrics() {
        return all(ExportMetricsServiceRequest.class).flatMap(ReceivedMetric::from);
    }

    private <M extends Message> Stream<M> all(Class<M> type) {
        return taken.stream().filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private void routes(HttpServerRoutes routes) {
        routes.post(SERVICE.formatted("trace", "Trace"), take(ExportTraceServiceRequest.parser()))
                .post(SERVICE.formatted("logs", "Logs"), take(ExportLogsServiceRequest.parser()))
                .post(SERVICE.formatted("metrics", "Metrics"), take(ExportMetricsServiceRequest.parser()));
    }

    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> take(Parser<? extends Message> parser) {
        return (request, response) -> request.receive()
                .aggregate()
                .asByteArray()
                .doOnNext(frame -> taken.add(parsed(parser, frame)))
                .flatMap(_ -> response.header("Content-Type", "application/grpc")
                        .header("Trailer", "grpc-status")
                        .trailerHeaders(trailers -> trailers.set("grpc-status", "0"))
                        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(new byte[FRAME_HEAD])))
                        .then());
    }

    private static Message parsed(Parser<? extends Message> parser, byte[] frame) {
        try {
            var message = Arrays.copyOfRange(frame, FRAME_HEAD, frame.length);
            return frame[0] == 0
                    ? parser.parseFrom(message)
                    : parser.parseFrom(new GZIPInputStream(new ByteArrayInputStream(message)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
