package dev.tracepress.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request of which any byte may be any: each character stands for one.
 *
 * @param headers one a line, without those that say where the request goes and where it ends
 */
record FuzzedRequest(String method, String target, String headers, String body) {

    /** The parts that are mutated. */
    static final int PARTS = 3;

    /** A text as the bytes of its UTF-8. */
    static String bytesOf(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    byte[] onTheWire(String host) {
        return "%s %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %s\r\n\r\n%s"
                .formatted(method, target, host, headers, body.length(), body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Else what follows may be taken for another request, and is answered as well. */
    boolean endsWhereItSays() {
        return !target.contains("\n") && (headers.isEmpty() || headers.matches("([^\r\n]+\r\n)+"));
    }

    String part(int number) {
        return switch (number) {
            case 0 -> target;
            case 1 -> headers;
            default -> body;
        };
    }

    FuzzedRequest withPart(int number, String changed) {
        return switch (number) {
            case 0 -> new FuzzedRequest(method, changed, headers, body);
            case 1 -> new FuzzedRequest(method, target, changed, body);
            default -> new FuzzedRequest(method, target, headers, changed);
        };
    }

    FuzzedRequest change(int number, UnaryOperator<String> change) {
        return withPart(number, change.apply(part(number)));
    }

    /** So that it can be read, and written into a test. */
    String escaped() {
        var text = new StringBuilder();
        for (var part : List.of(method, " ", target, "\n", headers, "\n", body)) {
            part.chars()
                    .forEach(c ->
                            text.append(c >= ' ' && c < 0x7f ? (char) c : String.format(Locale.ROOT, "\\x%02x", c)));
        }
        return text.toString();
    }

    /** Smaller ones, of which some may show the same fault: a part as it was in the other, then without more and more of it. */
    List<FuzzedRequest> smaller(FuzzedRequest valid) {
        return IntStream.range(0, PARTS)
                .boxed()
                .flatMap(number -> Stream.concat(
                        Stream.of(withPart(number, valid.part(number))),
                        Cut.of(part(number)).map(cut -> withPart(number, cut))))
                .filter(smaller -> !smaller.equals(this))
                .toList();
    }
}
