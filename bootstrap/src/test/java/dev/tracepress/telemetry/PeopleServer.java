package dev.tracepress.telemetry;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The system that the demonstration asks for people: 1 is Ada; 2 fails, 3 is nonsense, 4 has no name, 5 never ends; no others. */
final class PeopleServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Headers> calls = new CopyOnWriteArrayList<>();

    private PeopleServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("1", 200, "{\"id\":1,\"name\":\"Ada\",\"email\":\"ada@example.com\"}");
        answer("2", 500, "{}");
        answer("3", 200, "<html>");
        answer("4", 200, "{}");
        // Begins, and leaves it at that.
        server.createContext("/people/5", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        server.start();
    }

    private void answer(String id, int status, String body) {
        server.createContext("/people/" + id, exchange -> {
            calls.add(exchange.getRequestHeaders());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    static PeopleServer start() {
        try {
            return new PeopleServer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String[] settings() {
        return new String[] {
            "--TRACEPRESS_DEMO=true",
            "--TRACEPRESS_DEMO_PEOPLE_URL=http://127.0.0.1:%s/people/"
                    .formatted(server.getAddress().getPort())
        };
    }

    List<Headers> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
