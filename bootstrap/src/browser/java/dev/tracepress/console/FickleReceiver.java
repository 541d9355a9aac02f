package dev.tracepress.console;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A system that is told of notifications, and refuses them for good until it is asked to take them. */
final class FickleReceiver implements AutoCloseable {

    private static final int REFUSED = 410;
    private static final int TAKEN = 204;

    private final HttpServer server;
    private final AtomicInteger status = new AtomicInteger(REFUSED);

    private FickleReceiver(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
    }

    static FickleReceiver start() {
        try {
            var receiver = new FickleReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.start();
            return receiver;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** By which a service tells it. */
    String[] settings() {
        return new String[] {
            "TRACEPRESS_WEBHOOK_URL=http://127.0.0.1:" + server.getAddress().getPort(),
            "TRACEPRESS_WEBHOOK_SECRET=a secret between two systems of a walk",
            "TRACEPRESS_WEBHOOK_ALLOW_PRIVATE=true"
        };
    }

    void takeThem() {
        status.set(TAKEN);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
