package dev.tracepress.telemetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that refuses every recipient, and repeats their addresses while it does so. */
final class RudeMailServer implements AutoCloseable {

    private final ServerSocket socket;

    private RudeMailServer(ServerSocket socket) {
        this.socket = socket;
        Thread.ofVirtual().start(this::serve);
    }

    static RudeMailServer start() {
        try {
            return new RudeMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String[] settings() {
        return new String[] {
            "--TRACEPRESS_SMTP_URL=smtp://127.0.0.1:%s?starttls=off".formatted(socket.getLocalPort()),
            "--TRACEPRESS_MAIL_FROM=news@tracepress.example"
        };
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException _) {
                // The end of the test.
            }
        }
    }

    private static void talk(Socket client) {
        try (client;
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 here");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                say(client, line.startsWith("RCPT") ? "550 nobody here is called " + line : "250 ok");
            }
        } catch (IOException _) {
            // The client has left.
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
