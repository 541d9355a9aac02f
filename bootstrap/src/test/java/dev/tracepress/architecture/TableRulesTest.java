package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TableRulesTest {

    private static final Pattern CREATED = Pattern.compile("(?i)CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\\w+)");

    @TestFactory
    Stream<DynamicNode> the_tables() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(law(
                        "each table is written by its module alone",
                        TableRules::eachTableIsWrittenByItsModuleAlone,
                        "ask the other module's port; whose a table is, stands in TableRules")
                .isBrokenBy(
                        """
                        package press.article.adapter.jobs;

                        final class Job {
                            static final String QUEUED = "SELECT count(*) FROM scheduled_tasks";
                            static final String ARTICLES = "SELECT title FROM articles";
                        }

                        package press.article.adapter.persistence;

                        final class Articles {
                            static final String ALLOWED = "SELECT a.title, u.name FROM articles a JOIN users u ON u.id = a.author";
                            static final String OLDEST = "INSERT INTO articles (title, users) VALUES ('sessions', :notifications)";

                            static String inbox(String column) {
                                return "SELECT " + column + " FROM public.notifications, users";
                            }
                        }

                        /** Leaves open which table it counts. */
                        final class Count {
                            static String in(String table) {
                                return "SELECT count(*) FROM %s".formatted(table);
                            }

                            static String inboxes() {
                                return in("inbox_counters");
                            }
                        }

                        package press.article.adapter.web;

                        final class Page {
                            static final String FAVORITES = "select count(*) from \\"favorites\\"";
                            static final String ALLOWED = "the articles of all users";
                        }

                        package press.identity.adapter.persistence;

                        final class Users {
                            static final String DELETE = "DELETE FROM users WHERE id = :id";
                            static final String DELETE_ALL = "DELETE FROM ONLY articles WHERE author = :id";
                            static final String RENAME = "UPDATE notifications SET actor_name = :name";
                        }

                        package press.wiring;

                        final class Demo {
                            static final String EMPTY = "TRUNCATE TABLE former_slugs";
                        }
                        """,
                        "article.adapter.jobs.Job reads articles",
                        "article.adapter.persistence.Articles reads notifications",
                        "article.adapter.persistence.Count reads inbox_counters",
                        "article.adapter.web.Page reads favorites",
                        "identity.adapter.persistence.Users writes to articles",
                        "identity.adapter.persistence.Users writes to notifications",
                        "wiring.Demo writes to former_slugs"));
    }

    @Test
    void every_table_of_the_schema_is_somebodys() throws IOException {
        var created = new TreeSet<String>();
        try (var migrations =
                Files.list(ProductionCode.reactor().resolve("adapters-persistence/src/main/resources/db/migration"))) {
            for (var migration : migrations.toList()) {
                CREATED.matcher(Files.readString(migration))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(created::add);
            }
        }

        assertThat(TableRules.TABLES)
                .isNotEmpty()
                .extracting(TableRules.Table::name)
                .containsExactlyInAnyOrderElementsOf(created);
    }
}
