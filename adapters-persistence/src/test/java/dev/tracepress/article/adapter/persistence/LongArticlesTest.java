package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.shared.adapter.persistence.Bulkhead;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of long articles that are read at the same time have so much memory, and no more. */
class LongArticlesTest {

    private static final int LENGTH = 100_000;

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final LongTexts texts = new LongTexts(LENGTH * 4L);
    private final R2dbcArticleQueries queries =
            new R2dbcArticleQueries(store.database(), new Bulkhead(1, 1, Duration.ofHours(1)), texts);

    @BeforeEach
    void publish() {
        run("INSERT INTO users (email, password_hash, name) VALUES ('ada@example.com', 'h', 'Ada')");
        run("""
                INSERT INTO articles (slug, title, body, author_id)
                SELECT 'long-' || n, 'Long', repeat('x', %s), 1 FROM generate_series(1, 3) AS n""".formatted(LENGTH));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void one_is_refused_while_others_have_what_it_needs_and_read_once_they_do_not() {
        var others = texts.claim();
        others.take(LENGTH);

        assertThatThrownBy(this::page).isInstanceOf(SharedError.Unavailable.class);

        others.giveBack();
        assertThat(page().articles()).hasSize(3);
        assertThat(page().articles()).hasSize(3);
    }

    @Test
    void others_are_read_whatever_long_ones_have() {
        run("UPDATE articles SET body = 'short'");
        texts.claim().take(LENGTH * 4L);

        assertThat(page().articles()).hasSize(3);
    }

    private ArticlePage page() {
        return resultOf(queries.page(new ArticleSearch(
                Optional.empty(), Optional.empty(), Optional.empty(), new PageSize(20), new Page(1))));
    }

    private void run(String sql) {
        completes(store.database().sql(sql).then());
    }
}
