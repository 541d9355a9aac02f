import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Takes OTLP over HTTP, counts it and drops it: {@code java OtlpSink.java PORT}.
 *
 * <p>Counted is by path, so that senders which are given different paths ({@code http://localhost:PORT/some-name}) can be told
 * apart. {@code GET /} answers a line for each: the path, the items (spans, log records or metrics) and the bytes.
 */
final class OtlpSink {

    private static final int LENGTH_DELIMITED = 2;

    private final Map<String, Received> received = new ConcurrentSkipListMap<>();

    static void main(String[] args) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new OtlpSink()::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                tell(exchange);
            } else {
                take(exchange);
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = body(exchange).readAllBytes();
        received.computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new Received(new LongAdder(), new LongAdder()))
                .add(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(body)
                : body;
    }

    private void tell(HttpExchange exchange) throws IOException {
        var text = received.entrySet().stream()
                .map(entry -> "%s %s %s%n".formatted(entry.getKey(), entry.getValue().items, entry.getValue().bytes))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
    }

    private record Received(LongAdder items, LongAdder bytes) {

        void add(byte[] body) {
            bytes.add(body.length);
            items.add(count(ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN), new int[] {1, 2, 2}, 0));
        }

        /**
         * How many fields are at the end of the path of field numbers. It is the same for the three signals: in the request 1 is
         * a resource, in that 2 is a scope, in that 2 is an item. So the messages need not be decoded, nor a library be there.
         */
        private static long count(ByteBuffer message, int[] path, int depth) {
            if (depth == path.length) {
                return 1;
            }
            var found = 0L;
            while (message.hasRemaining()) {
                var tag = varint(message);
                var type = (int) tag & 7;
                if (type == LENGTH_DELIMITED) {
                    var length = (int) varint(message);
                    if (tag >>> 3 == path[depth]) {
                        found += count(message.slice(message.position(), length), path, depth + 1);
                    }
                    message.position(message.position() + length);
                } else {
                    skip(message, type);
                }
            }
            return found;
        }

        private static void skip(ByteBuffer message, int type) {
            switch (type) {
                case 0 -> varint(message);
                case 1 -> message.getLong();
                case 5 -> message.getInt();
                default -> throw new IllegalArgumentException("wire type " + type);
            }
        }

        private static long varint(ByteBuffer message) {
            var value = 0L;
            for (var shift = 0; shift < Long.SIZE; shift += 7) {
                var next = message.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number without an end");
        }
    }
}
