package dev.tracepress.ops;

import dev.tracepress.telemetry.KnownSignals;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names in queries that nobody makes. */
final class QueryNames {

    /** What Prometheus adds to everything that it scrapes. */
    private static final Set<String> OF_EVERY_SERIES = Set.of("job", "instance");

    /** What is made of the service's signals by others: Prometheus itself, and Tempo of spans. */
    private static final Map<String, Set<String>> OF_OTHERS = Map.of(
            "up", Set.of(),
            "ALERTS", Set.of("alertname", "alertstate", "severity"),
            "traces_spanmetrics_calls_total", Set.of("service", "span_name", "span_kind", "status_code"),
            "traces_spanmetrics_latency_bucket", Set.of("service", "span_name", "span_kind", "status_code", "le"),
            "traces_spanmetrics_latency_sum", Set.of("service", "span_name", "span_kind", "status_code"),
            "traces_spanmetrics_latency_count", Set.of("service", "span_name", "span_kind", "status_code"),
            "traces_service_graph_request_total", Set.of("client", "server", "connection_type"));

    /** What Alloy makes labels of a line, and what it puts beside it. */
    private static final Set<String> BESIDE_LINES =
            Set.of("service_name", "container", "level", "source", "trace_id", "span_id", "request_id");

    private static final Set<String> TRACEQL_WORDS = Set.of(
            "name",
            "kind",
            "status",
            "duration",
            "nil",
            "true",
            "false", // of a span
            "server",
            "client",
            "producer",
            "consumer",
            "internal",
            "error",
            "ok",
            "unset", // kinds and states
            "select",
            "by",
            "count",
            "rate",
            "count_over_time",
            "sum_over_time",
            "quantile_over_time",
            "topk");

    private static final Set<String> RESOURCE = Set.of("service.name", "deployment.environment.name");
    private static final Set<String> LINK = Set.of("traceID", "spanID");

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?\\w+(?:\\.\\w+)*}?");
    private static final Pattern DURATION =
            Pattern.compile("(?<![\\w.])[0-9]+(?:\\.[0-9]+)?(?:ns|us|ms|s|m|h)?(?![\\w.])");
    private static final Pattern TRACEQL_NAME = Pattern.compile("[a-zA-Z_][\\w.:]*");
    private static final Pattern SPAN_NAME = Pattern.compile("(?<![\\w.])name\\s*=\\s*\"([^\"]+)\"");

    private static final Pattern STREAM = Pattern.compile("\\{([^}]*)}");
    private static final Pattern STREAM_LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern AFTER_PARSER = Pattern.compile(
            "\\|\\s*(\\w+)\\s*(?:=~|!~|!=|>=|<=|==|=|>|<)|\\bunwrap\\s+(\\w+)|\\{\\{\\.(\\w+)}}|\\bby\\s*\\(([^)]*)\\)");
    private static final Pattern FILTER = Pattern.compile("\\|[=~]\\s*|!=\\s*(?=`|\")");

    private QueryNames() {}

    /** Those that neither the catalogue knows nor a rule records. */
    static List<String> unknown(Query query, Collection<String> recorded) {
        return switch (query.language()) {
            case PROMQL -> unknownInPromQl(query.text(), recorded);
            case LOGQL -> unknownInLogQl(query.text());
            case TRACEQL -> unknownInTraceQl(query.text());
        };
    }

    private static List<String> unknownInPromQl(String text, Collection<String> recorded) {
        var query = new PromQl(text);
        var series = query.selected().stream()
                .filter(selected -> !recorded.contains(selected.series()))
                .toList();
        var unknown = series.stream()
                .flatMap(selected -> labelsOf(selected.series())
                        .map(labels -> selected.labels().stream()
                                .filter(label -> !labels.test(label))
                                .map(label -> selected.series() + "{" + label + "}"))
                        .orElse(Stream.of(selected.series())));
        Predicate<String> known = label -> query.selected().stream()
                .anyMatch(selected -> recorded.contains(selected.series())
                        || labelsOf(selected.series())
                                .filter(labels -> labels.test(label))
                                .isPresent());
        return Stream.concat(unknown, query.sortedBy().stream().filter(known.negate()))
                .distinct()
                .toList();
    }

    /** Empty if there is no such series. Of a library nothing is known but the names of its metrics. */
    private static Optional<Predicate<String>> labelsOf(String series) {
        if (KnownSignals.isOfLibrary(series)) {
            return Optional.of(label -> true);
        }
        var ofOthers = Optional.ofNullable(OF_OTHERS.get(series))
                .<Predicate<String>>map(labels -> label -> labels.contains(label)
                        || (series.startsWith("traces_spanmetrics") && KnownSignals.isAttributeAsLabel(label)));
        return KnownSignals.labelsOf(series)
                .<Predicate<String>>map(labels -> labels::contains)
                .or(() -> ofOthers)
                .map(labels -> labels.or(OF_EVERY_SERIES::contains));
    }

    private static List<String> unknownInLogQl(String text) {
        var labels = STREAM.matcher(TEXT.matcher(text).replaceAll("\"\""))
                .results()
                .flatMap(stream -> STREAM_LABEL.matcher(stream.group(1)).results())
                .map(label -> label.group(1))
                .filter(label -> !BESIDE_LINES.contains(label));
        // Texts that lines are to contain may hold anything; those of line_format are looked into.
        var keys = AFTER_PARSER
                .matcher(FILTER.matcher(text).replaceAll(" "))
                .results()
                .flatMap(QueryNames::groups)
                .filter(key -> !BESIDE_LINES.contains(key) && !SignalCatalog.knowsLogKey(key));
        return Stream.concat(labels, keys).distinct().toList();
    }

    private static Stream<String> groups(MatchResult found) {
        return Stream.of(1, 2, 3, 4)
                .flatMap(group -> Optional.ofNullable(found.group(group)).stream())
                .flatMap(names -> Stream.of(names.split("[,\\s]+")));
    }

    private static List<String> unknownInTraceQl(String text) {
        var names = SPAN_NAME.matcher(text).results().map(found -> found.group(1));
        var words = TRACEQL_NAME
                .matcher(DURATION.matcher(VARIABLE.matcher(TEXT.matcher(text).replaceAll(" "))
                                .replaceAll(" "))
                        .replaceAll(" "))
                .results()
                .map(MatchResult::group);
        return Stream.concat(
                        names.filter(name -> !SignalCatalog.knowsSpan(name)),
                        words.filter(word -> !isKnownInTraceQl(word)))
                .distinct()
                .toList();
    }

    private static boolean isKnownInTraceQl(String word) {
        return TRACEQL_WORDS.contains(word)
                || isIn("span.", word, KnownSignals::isAttribute)
                || isIn("resource.", word, RESOURCE::contains)
                || isIn("link:", word, LINK::contains);
    }

    private static boolean isIn(String scope, String word, Predicate<String> known) {
        return word.startsWith(scope) && known.test(word.substring(scope.length()));
    }

    /** What the rules record. */
    static Set<String> recorded() {
        return OpsFiles.rules().stream()
                .flatMap(file -> OpsFiles.everywhere(OpsFiles.yaml(file)))
                .map(node -> node.path("record").asString(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
