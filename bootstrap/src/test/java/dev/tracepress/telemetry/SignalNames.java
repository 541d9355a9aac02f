package dev.tracepress.telemetry;

import static java.util.stream.Collectors.joining;

import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import dev.tracepress.telemetry.catalog.SpanSignal;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of signals that a document or a dashboard speaks of: in queries, and metrics wherever they stand. */
public final class SignalNames {

    /** As a metric of the service's own begins in Prometheus; those of libraries, and what rules record, are not ours to know. */
    private static final Pattern METRIC =
            Pattern.compile("(?<![\\w.:])(?:http_server|jobs|db_client|articles|auth|eventloop|telemetry)_\\w+");

    private static final Pattern HISTOGRAMS = Pattern.compile("_(?:bucket|count|sum|max)$");
    private static final Pattern SPAN_ATTRIBUTE = Pattern.compile("(?<!\\w)span\\.([a-z]\\w*(?:\\.\\w+)*)");
    private static final Pattern SPAN_NAME = Pattern.compile("(?:[{(]|&&|\\|\\|)\\s*name\\s*=\\s*\"([^\"]+)\"");

    /** What LogQL compares after its parser: {@code | json | status >= 500}. */
    private static final Pattern LOG_KEY = Pattern.compile("\\|\\s*(\\w+)\\s*(?:=~|!~|!=|>=|<=|==|=|>|<)\\s*[\"\\d]");

    private static final Pattern INLINE_CODE = Pattern.compile("`([^`\\n]+)`");

    private SignalNames() {}

    /** Those in a text in Markdown that the catalogue does not know. */
    public static Set<String> unknownInMarkdown(String text) {
        var metrics = unknownMetrics(fenced("promql", text) + "\n" + all(INLINE_CODE, text));
        var spans = unknownSpans(fenced("traceql", text));
        var keys = names(LOG_KEY, fenced("logql", text)).filter(key -> !SignalCatalog.knowsLogKey(key));
        return Stream.of(metrics, spans, keys).flatMap(names -> names).collect(Collectors.toUnmodifiableSet());
    }

    /** Those in a dashboard or in rules, where queries stand everywhere, their quotes escaped in JSON. */
    public static Set<String> unknownInQueries(String text) {
        var queries = text.replace("\\\"", "\"");
        return Stream.concat(unknownMetrics(queries), unknownSpans(queries)).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> unknownMetrics(String queries) {
        var known = Stream.concat(SignalCatalog.prometheusNames(), labels()).collect(Collectors.toUnmodifiableSet());
        return METRIC.matcher(queries)
                .results()
                .map(MatchResult::group)
                .filter(name -> !known.contains(name)
                        && !known.contains(HISTOGRAMS.matcher(name).replaceFirst("")));
    }

    /** Some begin like a metric. */
    private static Stream<String> labels() {
        return Arrays.stream(Metric.values())
                .flatMap(metric -> metric.labels().stream())
                .map(label -> label.replace('.', '_'));
    }

    private static Stream<String> unknownSpans(String queries) {
        return Stream.concat(
                names(SPAN_ATTRIBUTE, queries).filter(name -> !isAttribute(name)),
                names(SPAN_NAME, queries).filter(name -> !SignalCatalog.knowsSpan(name)));
    }

    private static boolean isAttribute(String name) {
        return Arrays.stream(SpanSignal.values())
                .anyMatch(signal -> signal.attributeNames().contains(name));
    }

    private static String fenced(String language, String text) {
        return all(Pattern.compile("(?ms)^\\s*```" + language + "$(.*?)^\\s*```$"), text);
    }

    private static String all(Pattern pattern, String text) {
        return names(pattern, text).collect(joining("\n"));
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
