package dev.tracepress.telemetry;

import static java.util.stream.Collectors.joining;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.TextFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A collector for tests: takes real OTLP over HTTP and keeps it. What arrives late is waited for with {@code Facts.eventually}.
 *
 * <p>A service in a process of its own is told of {@link #url()} by {@code OTEL_EXPORTER_OTLP_ENDPOINT}. One in the process of
 * the test needs Spring's properties instead, for Spring Boot reads {@code OTEL_*} from the environment of the process only.
 */
public final class OtlpReceiver implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Queue<Message> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Temper temper;

    private OtlpReceiver() throws IOException {
        this.temper = () -> OK;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        take("/v1/traces", ExportTraceServiceRequest.parser());
        take("/v1/logs", ExportLogsServiceRequest.parser());
        take("/v1/metrics", ExportMetricsServiceRequest.parser());
        server.start();
    }

    /** One that takes everything. */
    public static OtlpReceiver start() {
        try {
            return new OtlpReceiver();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is there, but takes nothing, so that exporters try again. */
    public static OtlpReceiver failing() {
        return start().answering(UNAVAILABLE);
    }

    /** One that accepts requests and leaves them without an answer until it is closed. */
    public static OtlpReceiver stalling() {
        var receiver = start();
        receiver.temper = () -> {
            receiver.closed.await();
            return UNAVAILABLE;
        };
        return receiver;
    }

    /** From now on; anything but 200 means that what comes is not kept. */
    public OtlpReceiver answering(int status) {
        temper = () -> status;
        return this;
    }

    /** Without the path of a signal, such as {@code /v1/traces}. */
    public URI url() {
        var address = server.getAddress();
        return URI.create("http://%s:%s".formatted(address.getAddress().getHostAddress(), address.getPort()));
    }

    /** How many exports were begun, whatever became of them. */
    public int requests() {
        return requests.get();
    }

    public List<ReceivedSpan> spans() {
        return all(ExportTraceServiceRequest.class).flatMap(ReceivedSpan::from).toList();
    }

    public List<ReceivedLog> logs() {
        return all(ExportLogsServiceRequest.class).flatMap(ReceivedLog::from).toList();
    }

    /** Those of every export, oldest first. */
    public List<ReceivedMetric> metrics() {
        return all(ExportMetricsServiceRequest.class)
                .flatMap(ReceivedMetric::from)
                .toList();
    }

    /** All that was taken as text, whichever field it stood in: a word that is not in here was not told. */
    public String everything() {
        var printer = TextFormat.printer().escapingNonAscii(false);
        return taken.stream().map(printer::printToString).collect(joining("\n"));
    }

    public void clear() {
        taken.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(String path, Parser<? extends Message> parser) {
        server.createContext(path, exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                var message = parser.parseFrom(body(exchange));
                var status = temper.status();
                if (status == OK) {
                    taken.add(message);
                }
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(status, -1);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(body)
                : body;
    }

    private <M extends Message> Stream<M> all(Class<M> type) {
        return taken.stream().filter(type::isInstance).map(type::cast);
    }

    /** Which status the next answer has, and how long it is thought about. */
    private interface Temper {

        int status() throws InterruptedException;
    }
}
