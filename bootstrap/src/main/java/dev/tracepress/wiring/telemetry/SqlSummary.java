package dev.tracepress.wiring.telemetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a statement does to what, in few words: {@code SELECT articles} (OpenTelemetry semantic conventions 1.41, database
 * query summary). Parts in parentheses count only where nothing outside of them says it.
 *
 * @param operation the verb of the statement proper, not of a {@code WITH} before it
 * @param collection the first table; empty for a statement without any
 */
record SqlSummary(String operation, String collection) {

    private static final Pattern TOKEN = Pattern.compile("[()]|'(?:[^']|'')*'|[\\p{Alnum}_.$:]+");
    private static final List<String> VERBS = List.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE");
    private static final List<String> BEFORE_TABLE = List.of("FROM", "INTO", "UPDATE", "JOIN");

    static SqlSummary of(String sql) {
        var words = words(sql);
        var operation = words.stream()
                .filter(word -> word.depth() == 0)
                .map(Word::upper)
                .filter(VERBS::contains)
                .findFirst()
                .orElseGet(() -> words.isEmpty() ? "SQL" : words.getFirst().upper());
        return new SqlSummary(operation, table(words).orElse(""));
    }

    String text() {
        return collection.isEmpty() ? operation : operation + " " + collection;
    }

    private static Optional<String> table(List<Word> words) {
        var tables = new ArrayList<Word>();
        for (var i = 0; i + 1 < words.size(); i++) {
            var table = words.get(i + 1);
            if (BEFORE_TABLE.contains(words.get(i).upper())
                    && table.isName()
                    && table.depth() == words.get(i).depth()) {
                tables.add(table);
            }
        }
        return tables.stream().min(Comparator.comparingInt(Word::depth)).map(Word::text);
    }

    private static List<Word> words(String sql) {
        var words = new ArrayList<Word>();
        var depth = 0;
        var tokens = TOKEN.matcher(sql);
        while (tokens.find()) {
            var token = tokens.group();
            switch (token) {
                case "(" -> depth++;
                case ")" -> depth--;
                default -> words.add(new Word(token, depth));
            }
        }
        return words;
    }

    private record Word(String text, int depth) {

        String upper() {
            return text.toUpperCase(Locale.ROOT);
        }

        boolean isName() {
            return Character.isLetter(text.charAt(0)) && !upper().equals("SELECT");
        }
    }
}
