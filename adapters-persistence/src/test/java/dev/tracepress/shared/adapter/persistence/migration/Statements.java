package dev.tracepress.shared.adapter.persistence.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a script at its semicolons. What stands in quotes, dollars and comments is nobody's business here and goes: so each statement
 * is left as its words, in capitals, with one space between them.
 */
final class Statements {

    private static final Pattern MUTE = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|(?<dollar>\\$\\w*\\$).*?\\k<dollar>|E?'(?:[^']|'')*'", Pattern.DOTALL);

    private Statements() {}

    static List<String> of(String script) {
        var words = MUTE.matcher(script)
                .replaceAll(
                        quiet -> quiet.group().startsWith("-") || quiet.group().startsWith("/") ? " " : "''");
        var statements = new ArrayList<String>();
        for (var statement : words.split(";", -1)) {
            var line = statement.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
            if (!line.isEmpty()) {
                statements.add(line);
            }
        }
        return List.copyOf(statements);
    }
}
