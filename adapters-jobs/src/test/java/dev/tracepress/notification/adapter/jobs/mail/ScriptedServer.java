package dev.tracepress.notification.adapter.jobs.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A mail server that has an answer of the test's for one command, or none; to any other it says yes. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String command;
    private final String answer;
    private final Queue<String> recipients = new ConcurrentLinkedQueue<>();

    private ScriptedServer(ServerSocket socket, String command, String answer) {
        this.socket = socket;
        this.command = command;
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    /** To whatever begins like the command, {@code .} being the end of the mail; with an empty answer, it keeps silent. */
    static ScriptedServer answering(String command, String answer) {
        try {
            return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), command, answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The commands that named some. */
    List<String> recipients() {
        return List.copyOf(recipients);
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

    private void talk(Socket client) {
        try (client;
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 here");
            var isMail = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                isMail = isMail && !line.equals(".");
                if (!isMail) {
                    if (line.startsWith("RCPT")) {
                        recipients.add(line);
                    }
                    var reply = line.startsWith(command) ? answer : usual(line);
                    isMail = reply.startsWith("354");
                    say(client, reply);
                }
            }
        } catch (IOException _) {
            // The client has left.
        }
    }

    private static String usual(String line) {
        return switch (line) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static void say(Socket client, String text) throws IOException {
        if (!text.isEmpty()) {
            client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
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
