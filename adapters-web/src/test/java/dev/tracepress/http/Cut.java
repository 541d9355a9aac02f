package dev.tracepress.http;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is left of a text once a piece of it is taken away: halves first, single characters last. */
final class Cut {

    private Cut() {}

    static Stream<String> of(String text) {
        return Stream.iterate(text.length() / 2, size -> size > 0, size -> size / 2)
                .flatMap(size -> IntStream.iterate(0, at -> at + size <= text.length(), at -> at + size)
                        .mapToObj(at -> text.substring(0, at) + text.substring(at + size)));
    }
}
