package dev.tracepress.telemetry.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSummaryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | SELECT",
                "BEGIN | BEGIN",
                "SELECT a.id, EXISTS (SELECT FROM favorites f) FROM articles a JOIN users u ON TRUE | SELECT articles",
                "SELECT t.n, p.* FROM (SELECT count(*) FROM articles a) AS t LEFT JOIN (SELECT 1 FROM users) p | SELECT articles",
                "INSERT INTO users (email) VALUES ($1) RETURNING id | INSERT users",
                "INSERT INTO n (a) SELECT 1 FROM users ON CONFLICT (a) DO UPDATE SET a = 2 | INSERT n",
                "UPDATE articles SET slug = $1 WHERE id = $2 | UPDATE articles",
                "DELETE FROM scheduled_tasks WHERE version = $1 | DELETE scheduled_tasks",
                "WITH gone AS (DELETE FROM a WHERE x < now()) INSERT INTO b (c) VALUES ($1) | INSERT b",
                "WITH t AS (SELECT id FROM articles), d AS (INSERT INTO favorites (x) SELECT 1 FROM t) SELECT 1 FROM t | INSERT favorites",
                "SELECT id FROM jobs FOR UPDATE SKIP LOCKED | SELECT jobs",
                "SELECT 'DELETE FROM users' FROM articles | SELECT articles",
                "SELECT x FROM unnest($1) AS a (x) WHERE EXISTS (SELECT FROM users WHERE id = x) | SELECT users"
            })
    void names_the_verb_and_the_table_that_matter(String sql, String summary) {
        assertThat(SqlSummary.of(sql).text()).isEqualTo(summary);
    }
}
