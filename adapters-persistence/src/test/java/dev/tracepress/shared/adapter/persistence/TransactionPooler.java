package dev.tracepress.shared.adapter.persistence;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a pooler in transaction mode does, at its smallest: any number of clients share a few connections to the server, of which
 * each has the use of one from its first message until no transaction is open. Prepared statements are not kept apart, and a
 * client that wants its session set in some way is turned away.
 */
public final class TransactionPooler implements AutoCloseable {

    /** As PgBouncer does with {@code ignore_startup_parameters = extra_float_digits}. */
    private static final Set<String> KNOWN = Set.of(
            "user", "database", "application_name", "client_encoding", "DateStyle", "TimeZone", "extra_float_digits");

    private final ServerSocket door;
    private final DatabaseSettings database;
    private final List<WireConnection> all = new ArrayList<>();
    private final BlockingQueue<WireConnection> free = new LinkedBlockingQueue<>();
    private final byte[] greeting;
    private final AtomicInteger clients = new AtomicInteger();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    public TransactionPooler(DatabaseSettings database, int servers) {
        try {
            this.database = database;
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var first = new byte[0];
            for (var number = 0; number < servers; number++) {
                var server = new WireConnection(new Socket(database.host(), database.port()));
                first = server.greeted(database.user(), database.database());
                all.add(server);
                free.add(server);
            }
            this.greeting = first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where clients come in. */
    public DatabaseSettings address() {
        return new DatabaseSettings(
                "127.0.0.1",
                door.getLocalPort(),
                database.database(),
                database.user(),
                "",
                "disable",
                database.poolSize());
    }

    /** Says nothing from now on to whoever asks something with these words in it, as if the network had fallen silent. */
    public void answerNot(String words) {
        unanswered.add(words);
    }

    /** What is asked from now on. */
    public void answerAll() {
        unanswered.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var server : all) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = new WireConnection(door.accept());
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(WireConnection client) {
        try (client) {
            var refused = client.startup().stream()
                    .filter(parameter -> !KNOWN.contains(parameter))
                    .findFirst();
            if (refused.isPresent()) {
                client.write(error("unsupported startup parameter: " + refused.get()));
                return;
            }
            client.write(WireConnection.withKey(greeting, clients.incrementAndGet()));
            for (var turn = client.turn(); turn.length > 0; ) {
                if (isUnanswered(turn)) {
                    client.turn();
                    return;
                }
                turn = transaction(client, turn);
            }
        } catch (IOException _) {
            // The client has left.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isUnanswered(byte[] turn) {
        return unanswered.stream().anyMatch(new String(turn, StandardCharsets.UTF_8)::contains);
    }

    /** From its first turn until none is open; the turn that follows it. */
    private byte[] transaction(WireConnection client, byte[] first) throws IOException, InterruptedException {
        var server = free.take();
        var isOpen = true;
        try {
            for (var turn = first; ; turn = client.turn()) {
                if (turn.length == 0) {
                    throw new EOFException();
                }
                var answer = server.asked(turn);
                client.write(answer);
                isOpen = answer[answer.length - 1] != 'I';
                if (!isOpen) {
                    free.add(server);
                    return client.turn();
                }
            }
        } finally {
            if (isOpen) {
                server.asked(WireConnection.query("ROLLBACK"));
                free.add(server);
            }
        }
    }

    private static byte[] error(String message) {
        return WireConnection.message('E', ("SFATAL\0C08P01\0M" + message + "\0\0").getBytes(StandardCharsets.UTF_8));
    }
}
