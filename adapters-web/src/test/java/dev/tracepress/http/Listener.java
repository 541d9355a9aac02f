package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.holds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who listens to server-sent events, and writes down what they hear. */
public final class Listener implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> response;
    private final List<List<String>> blocks = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Listener(HttpRequest request) throws IOException, InterruptedException {
        this.response = client.send(request, BodyHandlers.ofInputStream());
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Listens to the notifications of whoever has that token, as soon as the answer has begun. */
    public static Listener to(URI service, String token, String... headers) {
        return at(service.resolve("/api/notifications/stream"), token, headers);
    }

    /** Listens by a ticket, as a browser's {@code EventSource} would, which sends no header. */
    public static Listener by(URI service, String ticket, String query) {
        var stream = service.resolve("/api/notifications/stream?ticket=" + ticket + query);
        return to(HttpRequest.newBuilder(stream));
    }

    /** The same for an address that may be written otherwise. */
    public static Listener at(URI stream, String token, String... headers) {
        var request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return to(request);
    }

    private static Listener to(HttpRequest.Builder request) {
        try {
            return new Listener(request.build());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupt);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var block = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                block.add(line);
                if (line.isEmpty()) {
                    blocks.add(List.copyOf(block));
                    block.clear();
                }
            }
        } catch (IOException _) {
            // The end of the stream, by whomever.
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** All events so far, once there are so many. */
    public List<Event> events(int atLeast) {
        holds(() -> events().size() >= atLeast);
        return events();
    }

    public List<Event> events() {
        return blocks.stream().filter(Listener::isEvent).map(Event::of).toList();
    }

    public long heartbeats() {
        return blocks.stream().filter(block -> !isEvent(block)).count();
    }

    /** Nothing else is dispatched (HTML, section 9.2.6). */
    private static boolean isEvent(List<String> block) {
        return block.stream().anyMatch(line -> line.startsWith("data:"));
    }

    /** What came before the first event. */
    public List<String> beginning() {
        holds(() -> !blocks.isEmpty());
        return blocks.getFirst();
    }

    public boolean hasEnded() {
        return !reader.isAlive();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What stood between two empty lines. */
    public record Event(String id, String event, String data) {

        private static Event of(List<String> block) {
            return new Event(field(block, "id:"), field(block, "event:"), field(block, "data:"));
        }

        private static String field(List<String> block, String name) {
            return block.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()))
                    .findFirst()
                    .orElse("");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }
}
