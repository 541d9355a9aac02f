package dev.tracepress.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * What lies between processes and their database. It passes everything on, until it forgets the connections that are there, as a
 * firewall does: what comes over them is swallowed from then on, and nobody is told, while new ones are passed on again.
 */
final class StormNetwork implements AutoCloseable {

    private static final int CHUNK = 8_192;
    private static final Duration SEND_AGAIN = Duration.ofMillis(5);
    private static final int WAITING = 128;

    private final ServerSocket front;
    private final int database;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private volatile boolean passes = true;

    private StormNetwork(ServerSocket front, int database) {
        this.front = front;
        this.database = database;
    }

    static StormNetwork before(int databasePort) throws IOException {
        var network = new StormNetwork(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()), databasePort);
        Thread.startVirtualThread(network::accept);
        return network;
    }

    int port() {
        return front.getLocalPort();
    }

    /** From now on nothing gets through, over connections of before and new ones; what is sent waits until something does. */
    void blackhole() {
        passes = false;
    }

    void open() {
        passes = true;
    }

    /** How many connections it forgot. */
    int forget() {
        var known = Set.copyOf(links);
        links.removeAll(known);
        known.forEach(Link::swallow);
        return known.size();
    }

    @Override
    public void close() throws IOException {
        front.close();
        links.forEach(Link::close);
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                var link = new Link(front.accept(), new Socket(InetAddress.getLoopbackAddress(), database));
                links.add(link);
                link.start();
            } catch (IOException _) {
                // The end, or a database that takes nobody: whoever called has a connection that says nothing.
                Thread.onSpinWait();
            }
        }
    }

    /** One connection of a process. */
    private final class Link {

        private final Socket process;
        private final Socket server;
        private volatile boolean swallows;

        Link(Socket process, Socket server) {
            this.process = process;
            this.server = server;
        }

        void start() {
            Thread.startVirtualThread(() -> pass(process, server));
            Thread.startVirtualThread(() -> pass(server, process));
        }

        void swallow() {
            swallows = true;
        }

        void close() {
            links.remove(this);
            try (process;
                    server) {
                swallows = true;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Reads on even if it swallows, so that the sender believes that all of it arrives. */
        private void pass(Socket from, Socket to) {
            var chunk = new byte[CHUNK];
            try {
                var input = from.getInputStream();
                var output = to.getOutputStream();
                for (var length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                    awaitPassage();
                    if (!swallows) {
                        output.write(chunk, 0, length);
                    }
                }
            } catch (IOException _) {
                // One of the two has closed it, which is the end of it for the other as well.
                swallows = true;
            }
            close();
        }

        /** As TCP does, which sends again what did not get through. */
        private void awaitPassage() {
            while (!passes && !swallows && !front.isClosed()) {
                LockSupport.parkNanos(SEND_AGAIN.toNanos());
            }
        }
    }
}
