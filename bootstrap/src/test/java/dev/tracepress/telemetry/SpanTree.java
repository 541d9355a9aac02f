package dev.tracepress.telemetry;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;

import dev.tracepress.telemetry.ReceivedSpan.Link;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Spans for people to look at: a tree for each trace, traces and siblings in the order in which they began.
 *
 * @param spans in the order of their beginning
 */
public record SpanTree(List<ReceivedSpan> spans) {

    /** What tells a span from others of its name; the rest would only hide it. */
    private static final List<String> TELLING = List.of(
            "http.response.status_code",
            "error.type",
            "login.result",
            "article.id",
            "article.slug",
            "user.id",
            "pagination.per_page",
            "result.count",
            "job.id",
            "job.type",
            "job.attempt",
            "job.queue_ms",
            "job.result");

    private static final String STEP = "  ";

    public SpanTree {
        spans = spans.stream().sorted(comparingLong(ReceivedSpan::startNanos)).toList();
    }

    /** The text; each of its lines ends in a newline. */
    public static String of(List<ReceivedSpan> spans) {
        return new SpanTree(spans).toString();
    }

    @Override
    public String toString() {
        return spans.stream()
                .map(ReceivedSpan::traceId)
                .distinct()
                .flatMap(this::trace)
                .map(line -> line + "\n")
                .collect(joining());
    }

    private Stream<String> trace(String traceId) {
        var tops = spans.stream().filter(span -> span.traceId().equals(traceId)).filter(this::isTop);
        return Stream.concat(Stream.of("trace " + traceId), tops.flatMap(span -> branch(span, STEP)));
    }

    /** A root, or the child of a span of somebody else, such as the caller, who sends his spans elsewhere. */
    private boolean isTop(ReceivedSpan span) {
        return find(span.traceId(), span.parentSpanId()).isEmpty();
    }

    private Stream<String> branch(ReceivedSpan span, String indent) {
        var inner = indent + STEP;
        return Stream.of(
                        Stream.of(indent + line(span)),
                        span.links().stream().map(link -> inner + line(link)),
                        children(span).flatMap(child -> branch(child, inner)))
                .flatMap(lines -> lines);
    }

    private Stream<ReceivedSpan> children(ReceivedSpan parent) {
        return spans.stream()
                .filter(span -> span.traceId().equals(parent.traceId()))
                .filter(span -> span.parentSpanId().equals(parent.spanId()));
    }

    private String line(ReceivedSpan span) {
        var facts = Stream.of(
                Stream.of(span.name(), span.kind(), String.format(Locale.ROOT, "%.1f ms", span.milliseconds())),
                Stream.of("ERROR").filter(span.status()::equals),
                Stream.of("(child of %s, which was not received)".formatted(span.parentSpanId()))
                        .filter(_ -> !span.isRoot() && isTop(span)),
                TELLING.stream()
                        .filter(span.attributes()::containsKey)
                        .map(key -> key + "=" + span.attributes().get(key)));
        return facts.flatMap(words -> words).collect(joining(STEP));
    }

    private String line(Link link) {
        var name = find(link.traceId(), link.spanId())
                .map(ReceivedSpan::name)
                .orElse("%s, which was not received,".formatted(link.spanId()));
        return "→ linked to %s in trace %s".formatted(name, link.traceId());
    }

    private Optional<ReceivedSpan> find(String traceId, String spanId) {
        return spans.stream()
                .filter(span -> span.traceId().equals(traceId) && span.spanId().equals(spanId))
                .findFirst();
    }
}
