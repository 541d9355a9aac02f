package dev.tracepress.ops;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a configuration of Alloy declares and connects. No grammar of its language, but enough to find a loose end. */
final class Alloy {

    /** A component, as {@code loki.write "loki"} is one. */
    record Component(String kind, String label) {
        String name() {
            return kind + "." + label;
        }
    }

    private static final Pattern COMMENT = Pattern.compile("(?m)//.*$");
    private static final Pattern TEXT = Pattern.compile("`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern COMPONENT = Pattern.compile("(?m)^([a-z_]+(?:\\.[a-z_]+)+) \"(\\w+)\" \\{$");
    private static final Pattern REFERENCE = Pattern.compile(
            "\\b((?:otelcol|loki|discovery|prometheus)(?:\\.\\w+)+)\\.(input|receiver|targets|rules)\\b");

    private final String text;
    private final String bare;

    Alloy(Path file) {
        var uncommented = new StringBuilder();
        // A comment in a text is none, as in an address.
        var tokens = Pattern.compile(TEXT.pattern() + "|" + COMMENT.pattern(), Pattern.MULTILINE)
                .matcher(OpsFiles.text(file));
        while (tokens.find()) {
            tokens.appendReplacement(
                    uncommented, tokens.group().startsWith("//") ? "" : Matcher.quoteReplacement(tokens.group()));
        }
        tokens.appendTail(uncommented);
        this.text = uncommented.toString();
        this.bare = TEXT.matcher(text).replaceAll("\"\"");
    }

    List<Component> components() {
        return COMPONENT
                .matcher(text)
                .results()
                .map(found -> new Component(found.group(1), found.group(2)))
                .toList();
    }

    /** The components that are referred to. */
    List<String> references() {
        return REFERENCE.matcher(bare).results().map(found -> found.group(1)).toList();
    }

    List<String> texts() {
        return TEXT.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Brackets that do not close, or close what was not opened. */
    List<Character> unbalanced() {
        var open = new ArrayList<Character>();
        for (var at = 0; at < bare.length(); at++) {
            var character = bare.charAt(at);
            switch (character) {
                case '{', '[', '(' -> open.add(character);
                case '}', ']', ')' -> {
                    if (open.isEmpty() || !pairs(open.removeLast(), character)) {
                        return List.of(character);
                    }
                }
                default -> {}
            }
        }
        return List.copyOf(open);
    }

    private static boolean pairs(char opening, char closing) {
        return Set.of("{}", "[]", "()").contains("" + opening + closing);
    }
}
