package dev.tracepress.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The names in a query of PromQL: what it selects, and by which labels it sorts. No grammar, which {@code ops/check/stack.sh}
 * has, but every name is accounted for: one that is neither a function nor a label is taken for a metric.
 */
final class PromQl {

    /**
     * What is selected.
     *
     * @param labels those that it is selected by
     */
    record Selected(String series, List<String> labels) {}

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`" // texts
                    + "|\\[[^]]*]" // ranges
                    + "|[0-9][0-9a-zA-Z.]*" // numbers and durations
                    + "|[a-zA-Z_:][\\w:]*|[^\\s]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Set<String> SORTING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan", "atan2");
    private static final Set<String> AGGREGATING = Set.of(
            "sum",
            "min",
            "max",
            "avg",
            "group",
            "stddev",
            "stdvar",
            "count",
            "count_values",
            "bottomk",
            "topk",
            "quantile");

    private final List<String> tokens;
    private final List<Selected> selected = new ArrayList<>();
    private final List<String> sortedBy = new ArrayList<>();

    PromQl(String query) {
        // Grafana fills in matchers of the span for these.
        tokens = TOKEN.matcher(query.replaceAll("\\$\\{?__tags}?", ""))
                .results()
                .map(MatchResult::group)
                .toList();
        for (var at = 0; at < tokens.size(); at++) {
            at = read(at);
        }
    }

    List<Selected> selected() {
        return List.copyOf(selected);
    }

    List<String> sortedBy() {
        return List.copyOf(sortedBy);
    }

    private int read(int at) {
        var token = tokens.get(at);
        var opens = token(at + 1).equals("(");
        if (SORTING.contains(token)) {
            return opens ? names(at + 2, ")", sortedBy) : at;
        }
        if (token.equals("{")) {
            return select("", at);
        }
        if (!NAME.matcher(token).matches()
                || opens
                || WORDS.contains(token)
                || AGGREGATING.contains(token)
                || token(at - 1).equals("$")) {
            return at;
        }
        return token(at + 1).equals("{") ? select(token, at + 1) : selectAll(token, at);
    }

    private int select(String series, int brace) {
        var labels = new ArrayList<String>();
        var end = names(brace + 1, "}", labels);
        selected.add(new Selected(series, List.copyOf(labels)));
        return end;
    }

    private int selectAll(String series, int at) {
        selected.add(new Selected(series, List.of()));
        return at;
    }

    private int names(int from, String end, List<String> names) {
        var at = from;
        for (; !token(at).equals(end) && at < tokens.size(); at++) {
            if (NAME.matcher(token(at)).matches()) {
                names.add(token(at));
            }
        }
        return at;
    }

    private String token(int at) {
        return at < 0 || at >= tokens.size() ? "" : tokens.get(at);
    }
}
