package dev.tracepress.chaos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;

/** Many clients of every kind that stalls, and how long they were put up with. */
final class StalledClients {

    private static final int SMALL_BUFFER = 4_096;
    private static final int CHUNK = 65_536;
    /** All in two seconds: what it costs to begin a thousand connections at once is none of the stalling. */
    private static final Duration ONE_AFTER_THE_OTHER = Duration.ofMillis(2);

    private static final Duration DRIP = Duration.ofSeconds(1);

    /** By when they look whether the service has given them up, which those who read nothing cannot see before. */
    private final Duration look;

    private final URI service;
    private final Phaser all = new Phaser(1);
    private final ConcurrentLinkedQueue<Stalled> stalled = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<IOException> failures = new ConcurrentLinkedQueue<>();

    StalledClients(URI service, Duration look) {
        this.service = service;
        this.look = look;
    }

    void connect(StalledKind kind, int clients) {
        for (var client = 0; client < clients; client++) {
            all.register();
            Thread.startVirtualThread(() -> stall(kind));
            LockSupport.parkNanos(ONE_AFTER_THE_OTHER.toNanos());
        }
    }

    /** Waits for the last of them. */
    void awaitEnd() {
        all.arriveAndAwaitAdvance();
    }

    /** How long each was put up with; infinitely long if it still was when it looked. */
    List<Double> millis(StalledKind kind) {
        return stalled.stream()
                .filter(client -> client.kind() == kind)
                .map(Stalled::millis)
                .toList();
    }

    /** Of those who could not even connect. */
    int failures() {
        return failures.size();
    }

    private void stall(StalledKind kind) {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setSoTimeout(Math.toIntExact(look.toMillis()));
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            var since = System.nanoTime();
            socket.getOutputStream().write(kind.words().getBytes(StandardCharsets.US_ASCII));
            var over = switch (kind) {
                case READS_NOTHING -> isCutOffUnread(socket);
                case DRIPPING_BODY -> isCutOffDripping(socket);
                default -> isCutOff(socket);
            };
            stalled.add(new Stalled(kind, over ? (System.nanoTime() - since) / 1e6 : Double.POSITIVE_INFINITY));
        } catch (IOException failure) {
            failures.add(failure);
        } finally {
            all.arriveAndDeregister();
        }
    }

    /** Whether it is before the time to look. */
    private static boolean isCutOff(Socket socket) {
        try {
            return drained(socket) >= 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            // Reset, which is an end as well.
            return true;
        }
    }

    private boolean isCutOffDripping(Socket socket) {
        var dripping = Thread.startVirtualThread(() -> drip(socket));
        var over = isCutOff(socket);
        dripping.interrupt();
        return over;
    }

    private static void drip(Socket socket) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                socket.getOutputStream().write(' ');
                LockSupport.parkNanos(DRIP.toNanos());
            }
        } catch (IOException _) {
            // Nobody takes it any more.
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever has not been given up gets all of the answer, once they read. */
    private boolean isCutOffUnread(Socket socket) {
        LockSupport.parkNanos(look.toNanos());
        try {
            return drained(socket) < StalledClientsStorm.LONG_TEXT;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            // Reset, which is an end as well.
            return true;
        }
    }

    /** How many bytes came to the end of the connection; of one that goes on, to that of a whole long text. */
    private static long drained(Socket socket) throws IOException {
        var chunk = new byte[CHUNK];
        var sum = 0L;
        for (var length = socket.getInputStream().read(chunk);
                length >= 0 && sum + length < StalledClientsStorm.LONG_TEXT;
                length = socket.getInputStream().read(chunk)) {
            sum += length;
        }
        return sum;
    }

    private record Stalled(StalledKind kind, double millis) {}
}
