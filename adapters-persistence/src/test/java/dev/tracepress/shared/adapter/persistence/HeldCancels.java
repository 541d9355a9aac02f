package dev.tracepress.shared.adapter.persistence;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to a database on which requests to cancel something are late. */
final class HeldCancels implements AutoCloseable {

    /** What such a request begins with, behind its length. */
    private static final int CANCEL = 80_877_102;

    private final ServerSocket door;
    private final DatabaseSettings database;
    private final AtomicInteger held = new AtomicInteger();
    private final CompletableFuture<Boolean> letGo = new CompletableFuture<>();

    HeldCancels(DatabaseSettings database) {
        this.database = database;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where clients come in. */
    DatabaseSettings address() {
        return new DatabaseSettings(
                "127.0.0.1",
                door.getLocalPort(),
                database.database(),
                database.user(),
                database.password(),
                database.sslMode(),
                database.poolSize());
    }

    /** How many came so far. */
    int number() {
        return held.get();
    }

    /** They go on. */
    void letGo() {
        letGo.complete(true);
    }

    @Override
    public void close() {
        letGo();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(database.host(), database.port())) {
            var said = new DataInputStream(client.getInputStream());
            var length = said.readInt();
            var what = said.readInt();
            if (what == CANCEL) {
                held.incrementAndGet();
                letGo.join();
            }
            var passed = new DataOutputStream(server.getOutputStream());
            passed.writeInt(length);
            passed.writeInt(what);
            Thread.ofVirtual().start(() -> pass(client, server));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // One of them has left.
        }
    }

    private static void pass(Socket client, Socket server) {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException _) {
            // One of them has left.
        }
    }
}
