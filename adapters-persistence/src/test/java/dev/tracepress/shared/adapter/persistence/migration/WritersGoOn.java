package dev.tracepress.shared.adapter.persistence.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule that no migration keeps writers waiting for longer than it takes to write down what a table is. It knows what is
 * harmless and refuses all else, in the words of docs/guides/add-a-migration.md; a table that the migration itself creates has no
 * writers yet.
 */
final class WritersGoOn {

    private static final String NAME = "\"?([A-Z_][A-Z0-9_.]*)\"?";
    private static final String CONSTANT = "(?:''|-?[0-9.]+|TRUE|FALSE|NULL|NOW\\(\\))(?:::[A-Z ]+(?:\\[])?)?";

    private static final Pattern PATIENCE =
            Pattern.compile("LOCK_TIMEOUT\\s*(?:=|TO)\\s*'([1-5])s'", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile("CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?" + NAME + ".*");
    private static final Pattern INDEX = Pattern.compile(
            "CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(?:" + NAME + " )?ON (?:ONLY )?" + NAME + ".*");
    private static final Pattern BESIDE_WRITERS =
            Pattern.compile("CREATE (?:UNIQUE )?INDEX CONCURRENTLY (IF NOT EXISTS )?" + NAME + " ON .*");
    private static final Pattern CHANGE = Pattern.compile("ALTER TABLE (?:IF EXISTS )?(?:ONLY )?" + NAME + " (.*)");
    private static final Pattern ROWS =
            Pattern.compile("(UPDATE|DELETE FROM|INSERT INTO) (?:ONLY )?" + NAME + "\\b(.*)");
    private static final Pattern READS_A_TABLE = Pattern.compile(".*\\bSELECT\\b.*\\bFROM (?!GENERATE_SERIES\\b).*");
    private static final Pattern HARMLESS = Pattern.compile("SET LOCAL LOCK_TIMEOUT .*"
            + "|CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE|VIEW|TRIGGER|CONSTRAINT TRIGGER|TYPE|SEQUENCE) .*"
            + "|ALTER FUNCTION .*"
            + "|DROP (?:FUNCTION|PROCEDURE|VIEW|TRIGGER|TYPE|SEQUENCE|TABLE) .*"
            + "|COMMENT ON .*|GRANT .*|REVOKE .*|ANALYZE .*");
    private static final Pattern HARMLESS_CHANGE = Pattern.compile(
            "ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?!CONSTRAINT|CHECK|FOREIGN|UNIQUE|PRIMARY|EXCLUDE)" + NAME
                    + "(?: (?!(?:BIG|SMALL)?SERIAL\\b|DEFAULT\\b|NOT\\b|NULL\\b)[A-Z0-9_()\\[\\],]+)+"
                    + "(?: (?:NULL|DEFAULT " + CONSTANT + "|NOT NULL DEFAULT " + CONSTANT + "|DEFAULT " + CONSTANT
                    + " NOT NULL))?"
                    + "|ADD CONSTRAINT .* NOT VALID"
                    + "|ADD CONSTRAINT .* USING INDEX .*"
                    + "|DROP (?:COLUMN|CONSTRAINT) .*"
                    + "|ALTER (?:COLUMN )?" + NAME
                    + " (?:DROP NOT NULL|DROP DEFAULT|SET DEFAULT .*|SET STORAGE .*|SET STATISTICS .*)"
                    + "|(?:RE)?SET \\(.*\\)");
    private static final Pattern WRITES_WORDS =
            Pattern.compile(".*\\b(?:GENERATED|REFERENCES|UNIQUE|PRIMARY|CHECK)\\b.*");

    private WritersGoOn() {}

    /** What is wrong with it, in words for whoever wrote it; nothing if nothing is. */
    static List<String> complaints(Migration migration) {
        var complaints = new ArrayList<String>();
        if (migration.isOneTransaction()) {
            if (!hasPatience(migration)) {
                complaints.add(
                        "does not begin with SET LOCAL lock_timeout = '2s' (1 to 5 s): who waits for a lock keeps all waiting"
                                + " that come after");
            }
            validatesAlone(migration, complaints);
        }
        var created = new HashSet<String>();
        var dropped = new HashSet<String>();
        for (var statement : migration.statements()) {
            var table = TABLE.matcher(statement);
            if (table.matches() && !READS_A_TABLE.matcher(statement).matches()) {
                created.add(table.group(1));
            } else if (migration.isOneTransaction()) {
                complaints.addAll(inOneTransaction(statement, created));
            } else {
                complaints.addAll(onItsOwn(statement, dropped));
            }
        }
        return complaints;
    }

    private static boolean hasPatience(Migration migration) {
        return migration.statements().getFirst().startsWith("SET LOCAL LOCK_TIMEOUT")
                && PATIENCE.matcher(migration.script()).find();
    }

    /** The check reads the whole table. It stops no writer, but what stands before it in the same transaction might. */
    private static void validatesAlone(Migration migration, List<String> complaints) {
        var others = migration.statements().stream()
                .filter(statement -> !statement.startsWith("SET LOCAL"))
                .count();
        if (others > 1
                && migration.statements().stream().anyMatch(statement -> statement.contains(" VALIDATE CONSTRAINT "))) {
            complaints.add("VALIDATE CONSTRAINT belongs in a migration of its own, for it reads the whole table");
        }
    }

    private static List<String> inOneTransaction(String statement, Set<String> created) {
        var index = INDEX.matcher(statement);
        if (index.matches()) {
            return created.contains(index.group(2))
                    ? List.of()
                    : List.of("CREATE INDEX on " + index.group(2)
                            + " stops its writers until it is built: CONCURRENTLY, in a" + " migration of its own");
        }
        var change = CHANGE.matcher(statement);
        if (change.matches()) {
            return created.contains(change.group(1)) ? List.of() : changes(change);
        }
        var rows = ROWS.matcher(statement);
        if (rows.matches()) {
            return rows(rows, created);
        }
        return HARMLESS.matcher(statement).matches() ? List.of() : List.of(unknown(statement));
    }

    private static List<String> changes(Matcher change) {
        var complaints = new ArrayList<String>();
        for (var part : parts(change.group(2))) {
            var isColumn = part.startsWith("ADD ") && !part.startsWith("ADD CONSTRAINT ");
            var isHarmless = part.startsWith("VALIDATE CONSTRAINT ")
                    || (HARMLESS_CHANGE.matcher(part).matches()
                            && !(isColumn && WRITES_WORDS.matcher(part).matches()));
            if (!isHarmless) {
                complaints.add(
                        "ALTER TABLE " + change.group(1) + " " + part + " may read or write the whole table with nobody"
                                + " let in, or takes from the version before what it needs");
            }
        }
        return complaints;
    }

    /** At the commas that stand in no brackets. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var begin = 0;
        for (int place = 0; place < text.length(); place++) {
            var letter = text.charAt(place);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                parts.add(text.substring(begin, place).strip());
                begin = place + 1;
            }
        }
        parts.add(text.substring(begin).strip());
        return parts;
    }

    private static List<String> rows(Matcher rows, Set<String> created) {
        var isInsert = rows.group(1).equals("INSERT INTO");
        if (isInsert && READS_A_TABLE.matcher(rows.group(3)).matches()) {
            return List.of("INSERT INTO " + rows.group(2)
                    + " reads a table of any size in a transaction that holds locks: in batches");
        }
        return isInsert || created.contains(rows.group(2))
                ? List.of()
                : List.of(rows.group(1) + " " + rows.group(2)
                        + " holds every row that it changes until the end: in batches");
    }

    private static List<String> onItsOwn(String statement, Set<String> dropped) {
        if (statement.startsWith("DROP INDEX CONCURRENTLY IF EXISTS ")) {
            dropped.add(statement.substring("DROP INDEX CONCURRENTLY IF EXISTS ".length()));
            return List.of();
        }
        var index = BESIDE_WRITERS.matcher(statement);
        if (index.matches()) {
            return index.group(1) == null && dropped.contains(index.group(2))
                    ? List.of()
                    : List.of("CREATE INDEX CONCURRENTLY " + index.group(2)
                            + " may have failed half-way before, and left an index"
                            + " that is none: DROP INDEX CONCURRENTLY IF EXISTS first");
        }
        return statement.startsWith("CALL ")
                        || statement.startsWith("CREATE OR REPLACE PROCEDURE ")
                        || statement.startsWith("DROP PROCEDURE IF EXISTS ")
                ? List.of()
                : List.of(unknown(statement) + " outside of a transaction");
    }

    private static String unknown(String statement) {
        var words = statement.split(" ", -1);
        return String.join(" ", List.of(words).subList(0, Math.min(3, words.length)))
                + " … is not known to let writers go on";
    }
}
