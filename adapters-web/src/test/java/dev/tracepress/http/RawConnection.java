package dev.tracepress.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends what no library would, and leaves when it likes. */
public final class RawConnection implements AutoCloseable {

    /** Only so that a broken test ends. */
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    public static RawConnection to(URI service) throws IOException {
        return to(service, new Socket());
    }

    /** One that takes little at a time, so that a large answer waits for it. */
    public static RawConnection withSmallBuffer(URI service) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        return to(service, socket);
    }

    private static RawConnection to(URI service, Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        return new RawConnection(socket);
    }

    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** To the end of the body of an error, or of the connection. */
    public Answer answer() throws IOException {
        var answer = new StringBuilder();
        var input = socket.getInputStream();
        for (var next = input.read(); next >= 0; next = input.read()) {
            answer.append((char) next);
            if (answer.indexOf("\"}", answer.length() - 2) >= 0) {
                break;
            }
        }
        return new Answer(answer.toString());
    }

    /** The next character. */
    public char next() throws IOException {
        return (char) socket.getInputStream().read();
    }

    /** How many bytes come until the end of the connection. */
    public long length() throws IOException {
        return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What came back. */
    public record Answer(String text) {

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        /** Empty if there is none of that name. */
        public String header(String name) {
            return text.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        public String traceId() {
            return body().replaceAll("(?s).*\"trace_id\":\"([0-9a-f]*)\".*", "$1");
        }
    }
}
