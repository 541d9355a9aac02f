package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Text;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search whose time is over answers with what it has found by then, however long what it looks at is. */
@Tag("slow")
class EndedSearchesTest {

    private static final int ARTICLES = 4_000;

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());

    @BeforeEach
    void publish() {
        run("INSERT INTO users (email, password_hash, name) VALUES ('ada@example.com', 'h', 'Ada')");
        run("""
                INSERT INTO articles (slug, title, body, author_id, created_at)
                SELECT 'a-' || n, 'Number ' || n, 'b', 1, '2026-01-01T12:00:00Z'::timestamptz + n * interval '1 hour'
                FROM generate_series(1, %s) AS n""".formatted(ARTICLES));
        run("ANALYZE articles, users");
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** One that the newest show, one that an index serves, one of a few writers, and both. */
    @ParameterizedTest
    @CsvSource({"number,", "number 17,", "7,", ",ada", "number,ada", "7,ada"})
    void it_finds_nothing_more_and_says_that_it_is_not_all(String term, String writer) {
        assertThat(page(term, writer).articles()).isNotEmpty();
        run("""
                CREATE OR REPLACE FUNCTION search_ends_at() RETURNS timestamptz LANGUAGE sql STABLE
                AS 'SELECT statement_timestamp()'""");

        var ended = page(term, writer);

        assertThat(ended.articles()).isEmpty();
        assertThat(ended.totalIsExact()).isFalse();
    }

    @Test
    void it_has_a_second() {
        assertThat(resultOf(store.database()
                        .sql("SELECT search_ends_at() - statement_timestamp() = interval '1 second'")
                        .mapValue(Boolean.class)
                        .one()))
                .isTrue();
    }

    private ArticlePage page(String term, String writer) {
        return resultOf(store.articleQueries()
                .page(new ArticleSearch(
                        Optional.empty(),
                        Optional.ofNullable(term).map(Text::new),
                        Optional.ofNullable(writer).map(Text::new),
                        new PageSize(20),
                        new Page(1))));
    }

    private void run(String sql) {
        completes(store.database().sql(sql).then());
    }
}
