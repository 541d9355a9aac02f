package dev.tracepress.telemetry.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a statement does to what, in few words: {@code SELECT articles} (OpenTelemetry semantic conventions 1.41, database
 * query summary). What it writes says more than what it reads, and what stands outside of parentheses more than what is
 * within; a table that is written is the first to be named after the verb.
 *
 * @param operation the verb
 * @param collection the table; empty for a statement without any
 */
record SqlSummary(String operation, String collection) {

    private static final Pattern TOKEN = Pattern.compile("[()]|'(?:[^']|'')*'|[\\p{Alnum}_.$:]+");
    private static final List<String> WRITING = List.of("INSERT", "UPDATE", "DELETE");
    /** As in {@code ON CONFLICT DO UPDATE} and {@code SELECT … FOR UPDATE}. */
    private static final List<String> NO_STATEMENT_FOLLOWS = List.of("DO", "FOR");

    private static final List<String> BEFORE_TABLE = List.of("FROM", "INTO", "UPDATE");

    static SqlSummary of(String sql) {
        var words = words(sql);
        var writing = outermost(words, at -> isWriting(words, at));
        var operation = writing.map(at -> words.get(at).upper()).orElseGet(() -> first(words));
        var table = writing.isPresent()
                ? IntStream.range(writing.get(), words.size())
                        .filter(at -> isTable(words, at))
                        .boxed()
                        .findFirst()
                : outermost(words, at -> isTable(words, at));
        return new SqlSummary(operation, table.map(at -> words.get(at).text()).orElse(""));
    }

    String text() {
        return collection.isEmpty() ? operation : operation + " " + collection;
    }

    /** Where the condition holds with the fewest parentheses around, the first of such places. */
    private static Optional<Integer> outermost(List<Word> words, IntPredicate condition) {
        return IntStream.range(0, words.size())
                .filter(condition)
                .boxed()
                .min(Comparator.comparingInt(at -> words.get(at).depth()));
    }

    private static boolean isWriting(List<Word> words, int at) {
        return WRITING.contains(words.get(at).upper())
                && (at == 0 || !NO_STATEMENT_FOLLOWS.contains(words.get(at - 1).upper()));
    }

    private static boolean isTable(List<Word> words, int at) {
        return at > 0
                && BEFORE_TABLE.contains(words.get(at - 1).upper())
                && words.get(at - 1).depth() == words.get(at).depth()
                && words.get(at).isName()
                && !isFunction(words, at);
    }

    /** As in {@code FROM unnest(…)}; after {@code INTO} a parenthesis opens the list of columns. */
    private static boolean isFunction(List<Word> words, int at) {
        return words.get(at - 1).upper().equals("FROM")
                && at + 1 < words.size()
                && words.get(at + 1).depth() > words.get(at).depth();
    }

    private static String first(List<Word> words) {
        return words.stream()
                .map(Word::upper)
                .filter(word -> !word.equals("WITH"))
                .filter(word -> words.size() == 1 || word.equals("SELECT"))
                .findFirst()
                .orElse("SQL");
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
            return Character.isLetter(text.charAt(0));
        }
    }
}
