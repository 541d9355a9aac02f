package dev.tracepress.operations.adapter.persistence;

import static java.util.stream.Collectors.joining;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanReference;
import dev.tracepress.operations.domain.TraceId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How those parts of a span are written of which there are any number: links as {@code trace-span}, with a space between, and
 * attributes as the query of a URL, so that whatever stands in them can be told apart.
 */
final class SpanText {

    /** What an answer is found by. */
    static final String REQUEST_ID = "http.response.header.x-request-id";

    private static final long NANOS = 1_000_000_000;

    private SpanText() {}

    static String links(RecordedSpan span) {
        return span.links().stream()
                .map(link -> link.trace().value() + "-" + link.span())
                .collect(joining(" "));
    }

    static List<SpanReference> links(String text) {
        return parts(text, " ")
                .map(link -> link.split("-", 2))
                .map(link -> new SpanReference(new TraceId(link[0]), link[1]))
                .toList();
    }

    static String attributes(SortedMap<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(attribute -> encoded(attribute.getKey()) + "=" + encoded(attribute.getValue()))
                .collect(joining("&"));
    }

    static SortedMap<String, String> attributes(String text) {
        var attributes = new TreeMap<String, String>();
        parts(text, "&")
                .map(part -> part.split("=", 2))
                .forEach(part -> attributes.put(decoded(part[0]), decoded(part[1])));
        return attributes;
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static Stream<String> parts(String text, String border) {
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(border));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
