package dev.tracepress.telemetry;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The system that an operator wants to be told of notifications; after some answers of 503 it takes what comes. */
final class WebhookReceiver implements AutoCloseable {

    /** In the path and in the query, as is customary, and for nobody to see. */
    static final String KEY = "CanaryKeyQ7";

    private final HttpServer server;
    private final List<Headers> calls = new CopyOnWriteArrayList<>();

    private WebhookReceiver(int refusals) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            exchange.getRequestBody().readAllBytes();
            calls.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(calls.size() <= refusals ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    static WebhookReceiver start() {
        return refusing(0);
    }

    static WebhookReceiver refusing(int calls) {
        try {
            return new WebhookReceiver(calls);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String[] settings() {
        return new String[] {
            "--TRACEPRESS_WEBHOOK_URL=http://127.0.0.1:%s/hook/%s?key=%s".formatted(port(), KEY, KEY),
            "--TRACEPRESS_WEBHOOK_SECRET=a secret of tests, which has 32 bytes and more",
            "--TRACEPRESS_WEBHOOK_ALLOW_PRIVATE=true"
        };
    }

    /** What headers came, call by call. */
    List<Headers> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
