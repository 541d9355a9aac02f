package dev.tracepress.http;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends any bytes, over one connection for as long as the service keeps it. */
final class FuzzClient implements AutoCloseable {

    /** Only so that a broken test ends. */
    private static final int PATIENCE_MS = 30_000;

    private static final int STATUS_AT = 9;
    private static final Pattern LENGTH = Pattern.compile("content-length: *([0-9]+)");
    private static final Pattern LOCATION = Pattern.compile("location: *(.*)");

    private final URI service;
    private @Nullable Socket kept;

    FuzzClient(URI service) {
        this.service = service;
    }

    /** Empty if the connection was closed and nobody answered. */
    Optional<FuzzAnswer> send(FuzzedRequest request) {
        var bytes = request.onTheWire(service.getAuthority());
        var former = kept;
        if (former != null) {
            try {
                return Optional.of(answer(former, bytes, request.endsWhereItSays()));
            } catch (IOException _) {
                // It may have been closed before this request came: a new one says whether anybody answers.
                close();
            }
        }
        try {
            var fresh = new Socket(service.getHost(), service.getPort());
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(PATIENCE_MS);
            kept = fresh;
            return Optional.of(answer(fresh, bytes, request.endsWhereItSays()));
        } catch (IOException _) {
            // The connection ended without an answer, which whoever asked counts.
            close();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try (var _ = kept) {
            kept = null;
        } catch (IOException _) {
            // It is gone, which is what was wanted.
            kept = null;
        }
    }

    private FuzzAnswer answer(Socket socket, byte[] request, boolean endsWhereItSays) throws IOException {
        socket.getOutputStream().write(request);
        var input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        var head = head(input);
        var lower = head.toLowerCase(Locale.ROOT);
        var length = LENGTH.matcher(lower);
        var body = new byte[length.find() ? Integer.parseInt(length.group(1)) : 0];
        if (!lower.contains("text/event-stream")) {
            input.readFully(body);
        }
        if (!endsWhereItSays
                || lower.contains("connection: close")
                || lower.contains("text/event-stream")
                || lower.contains("transfer-encoding")) {
            close();
        }
        var location = LOCATION.matcher(lower);
        return new FuzzAnswer(
                Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3)),
                location.find()
                        ? head.substring(location.start(1), location.end(1)).strip()
                        : "",
                new String(body, StandardCharsets.UTF_8));
    }

    private static String head(DataInputStream input) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = input.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** @param location empty if none was named */
    record FuzzAnswer(int status, String location, String body) {

        /** Some method or coding that there is not is 501 by the contract; no other fault may be the service's. */
        boolean isFault() {
            return status >= 500 && status != 501;
        }

        boolean isDone() {
            return status / 100 == 2;
        }
    }
}
