package dev.tracepress.shared.adapter.persistence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * What a pooler in transaction mode does, at its smallest: all clients share one connection to the server, of which each has the
 * use from its first message to the server's being ready again. Prepared statements are not kept apart.
 */
final class TransactionPooler implements AutoCloseable {

    private static final int LENGTH = 4;

    private final ServerSocket door;
    private final DatabaseSettings database;
    private final Socket server;
    private byte[] greeting = new byte[0];

    TransactionPooler(DatabaseSettings database) {
        try {
            this.database = database;
            this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            this.server = new Socket(database.host(), database.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    DatabaseSettings address() {
        return new DatabaseSettings(
                "127.0.0.1", door.getLocalPort(), database.database(), database.user(), "", "disable", 1);
    }

    @Override
    public void close() {
        try (door;
                server) {
            greeting = new byte[0];
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
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            client.getOutputStream().write(greeted(in));
            for (var turn = turn(in); turn.length > 0; turn = turn(in)) {
                client.getOutputStream().write(asked(turn));
            }
        } catch (IOException _) {
            // The client has left.
        }
    }

    /** The first client's greeting is the server's; whoever comes later gets a copy. */
    private synchronized byte[] greeted(DataInputStream in) throws IOException {
        var length = in.readInt();
        var rest = in.readNBytes(length - LENGTH);
        if (greeting.length == 0) {
            var startup = new ByteArrayOutputStream();
            writeInt(startup, length);
            startup.write(rest);
            greeting = asked(startup.toByteArray());
        }
        return greeting;
    }

    /** All that a client says until it waits for an answer: a query, or a sync. Nothing once it is gone. */
    private static byte[] turn(DataInputStream in) throws IOException {
        var said = new ByteArrayOutputStream();
        try {
            for (var type = ' '; type != 'Q' && type != 'S'; ) {
                type = (char) in.readUnsignedByte();
                if (type == 'X') {
                    return new byte[0];
                }
                copy(type, in, said);
            }
        } catch (EOFException _) {
            return new byte[0];
        }
        return said.toByteArray();
    }

    private synchronized byte[] asked(byte[] said) throws IOException {
        server.getOutputStream().write(said);
        var in = new DataInputStream(server.getInputStream());
        var answer = new ByteArrayOutputStream();
        for (var type = ' '; type != 'Z'; ) {
            type = (char) in.readUnsignedByte();
            copy(type, in, answer);
        }
        return answer.toByteArray();
    }

    private static void copy(char type, DataInputStream in, ByteArrayOutputStream out) throws IOException {
        var length = in.readInt();
        out.write(type);
        writeInt(out, length);
        out.write(in.readNBytes(length - LENGTH));
    }

    private static void writeInt(OutputStream out, int number) throws IOException {
        for (var shift = 24; shift >= 0; shift -= 8) {
            out.write(number >> shift);
        }
    }
}
