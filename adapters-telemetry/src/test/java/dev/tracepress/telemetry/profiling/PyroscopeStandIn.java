package dev.tracepress.telemetry.profiling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Takes profiles as Pyroscope does. */
final class PyroscopeStandIn implements AutoCloseable {

    private final HttpServer server;
    private final List<Upload> uploads = new CopyOnWriteArrayList<>();

    PyroscopeStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ingest", this::take);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Upload> uploads() {
        return uploads;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            uploads.add(new Upload(
                    query(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    recording(
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            exchange.getRequestBody().readAllBytes())));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    /** The first part of the form, which is the recording, packed by gzip. */
    private static List<RecordedEvent> recording(String contentType, byte[] form) {
        var boundary = "\r\n--" + contentType.substring(contentType.indexOf("boundary=") + "boundary=".length());
        var text = new String(form, StandardCharsets.ISO_8859_1);
        var content = text.substring(text.indexOf("\r\n\r\n") + 4);
        var packed = content.substring(0, content.indexOf(boundary)).getBytes(StandardCharsets.ISO_8859_1);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var file = Files.createTempFile("profile", ".jfr");
            try {
                Files.write(file, unpacked.readAllBytes());
                return RecordingFile.readAllEvents(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One profile. */
    record Upload(Map<String, String> query, String authorization, List<RecordedEvent> events) {

        /** On which threads the processor was at work for that profile id. */
        List<String> threadsThatComputedFor(String profileId) {
            return events.stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
                    .filter(event -> event.getLong("spanId") == Long.parseUnsignedLong(profileId, 16))
                    .map(event -> event.getThread("sampledThread").getJavaName())
                    .distinct()
                    .toList();
        }
    }
}
