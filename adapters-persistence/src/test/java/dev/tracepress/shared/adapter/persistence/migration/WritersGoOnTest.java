package dev.tracepress.shared.adapter.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WritersGoOnTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path FIXTURES = Path.of("src/test/resources/migration");

    /** Those of before the rule. They were run by whoever follows the main branch, and stay as they are. */
    private static final int OLDER = 15;

    /** Migrations that break the rule and may, each with its reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "V21__history_by_time.sql",
            "a table gives its name to its successor in the same transaction, in milliseconds; it reads one row of it");

    @Test
    void no_migration_keeps_writers_waiting() {
        var complaints = new TreeMap<String, List<String>>();
        for (var migration : Migration.in(MIGRATIONS)) {
            var wrong = WritersGoOn.complaints(migration);
            if (migration.version() > OLDER && !EXCEPTIONS.containsKey(migration.name()) && !wrong.isEmpty()) {
                complaints.put(migration.name(), wrong);
            }
        }

        assertThat(complaints).isEmpty();
    }

    @Test
    void there_is_something_to_hold_to_it() {
        assertThat(Migration.in(MIGRATIONS)).hasSizeGreaterThanOrEqualTo(OLDER);
    }

    /** Blocks that the migrations of before would not have passed either, had there been the rule. */
    @Test
    void the_rule_bites_where_migrations_have_stopped_writers() {
        assertThat(complaintsOf(MIGRATIONS, "V11__searches.sql"))
                .contains(
                        "CREATE INDEX on ARTICLES stops its writers until it is built: CONCURRENTLY, in a migration of its own");
        assertThat(complaintsOf(MIGRATIONS, "V10__article_counters.sql"))
                .contains("LOCK TABLE FAVORITES, … is not known to let writers go on");
    }

    @Test
    void each_fixture_is_refused_for_what_is_wrong_with_it() {
        var expected = Map.ofEntries(
                Map.entry("V1__index.sql", "CREATE INDEX on ARTICLES stops its writers"),
                Map.entry("V2__no_patience.sql", "does not begin with SET LOCAL lock_timeout"),
                Map.entry("V3__patience_without_end.sql", "does not begin with SET LOCAL lock_timeout"),
                Map.entry("V4__rewritten_type.sql", "ALTER TABLE USERS ALTER COLUMN BIO TYPE VARCHAR(100)"),
                Map.entry(
                        "V5__rewritten_column.sql",
                        "ALTER TABLE ARTICLES ADD COLUMN TOKEN UUID NOT NULL DEFAULT GEN_RANDOM_UUID()"),
                Map.entry("V6__checked_at_once.sql", "ALTER TABLE ARTICLES ADD CONSTRAINT ARTICLES_BODY_CHECK CHECK"),
                Map.entry(
                        "V7__foreign_key_at_once.sql",
                        "ALTER TABLE ARTICLES ADD COLUMN EDITOR_ID BIGINT REFERENCES USERS"),
                Map.entry("V8__not_null_at_once.sql", "ALTER TABLE ARTICLES ALTER COLUMN DESCRIPTION SET NOT NULL"),
                Map.entry("V9__whole_table.sql", "UPDATE ARTICLES holds every row that it changes"),
                Map.entry("V10__copied.sql", "INSERT INTO ARTICLE_WORDS reads a table of any size"),
                Map.entry("V11__locked.sql", "LOCK TABLE ARTICLES … is not known"),
                Map.entry("V12__hidden.sql", "DO '' … is not known"),
                Map.entry("V13__renamed.sql", "ALTER TABLE USERS RENAME COLUMN BIO TO BIOGRAPHY"),
                Map.entry("V14__validated_at_once.sql", "VALIDATE CONSTRAINT belongs in a migration of its own"),
                Map.entry("V15__generated.sql", "ALTER TABLE ARTICLES ADD COLUMN WORDS INTEGER GENERATED ALWAYS AS"),
                Map.entry(
                        "V16__left_half_way.sql",
                        "CREATE INDEX CONCURRENTLY ARTICLES_UPDATED_AT may have failed half-way"),
                Map.entry(
                        "V17__not_alone.sql",
                        "ALTER TABLE ARTICLES … is not known to let writers go on outside of a transaction"),
                Map.entry("V18__concurrently_in_a_transaction.sql", "CREATE INDEX CONCURRENTLY … is not known"),
                Map.entry("V19__index_dropped.sql", "DROP INDEX ARTICLES_NEWEST … is not known"),
                Map.entry("V20__copied_at_birth.sql", "CREATE TABLE ARTICLE_COPIES … is not known"));
        var refused = FIXTURES.resolve("refused");

        assertThat(Migration.in(refused))
                .extracting(Migration::name)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, complaint) -> assertThat(complaintsOf(refused, name))
                .as(name)
                .singleElement()
                .asString()
                .startsWith(complaint));
    }

    @Test
    void what_lets_writers_go_on_passes() {
        assertThat(Migration.in(FIXTURES.resolve("accepted")))
                .hasSizeGreaterThan(3)
                .allSatisfy(migration -> assertThat(WritersGoOn.complaints(migration))
                        .as(migration.name())
                        .isEmpty());
    }

    private static List<String> complaintsOf(Path folder, String name) {
        return Migration.in(folder).stream()
                .filter(migration -> migration.name().equals(name))
                .flatMap(migration -> WritersGoOn.complaints(migration).stream())
                .toList();
    }
}
