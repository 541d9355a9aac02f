package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What many like, or one reader likes much of, costs no more than its favourites do. */
class WellLikedArticleTest {

    private static final int READERS = 500;

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());

    @BeforeEach
    void like() {
        run("""
                INSERT INTO users (email, password_hash, name)
                SELECT 'u' || n || '@example.com', 'h', 'Reader ' || n FROM generate_series(1, %s) AS n""".formatted(READERS));
        run("""
                INSERT INTO articles (slug, title, body, author_id)
                SELECT 'article-' || n, 'Title', 'Text', 1 FROM generate_series(1, 5000) AS n""");
        run("INSERT INTO favorites (user_id, article_id) SELECT id, 1 FROM users");
        run("ANALYZE");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_article_that_goes_is_not_looked_for_once_for_each_who_liked_it() {
        var read = resultOf(store.transactions()
                .inTransaction(articlesLookedAt()
                        .zipWhen(_ -> store.database()
                                .sql("DELETE FROM articles WHERE id = 1")
                                .then()
                                .then(articlesLookedAt()))));

        assertThat(read.getT2() - read.getT1()).isLessThan(20);
        assertThat(number("SELECT count(*) FROM favorites")).isZero();
        assertThat(number("SELECT count(*) FROM notifications")).isZero();
    }

    @Test
    void what_is_taken_back_of_articles_that_stay_is_withdrawn() {
        run("DELETE FROM favorites");

        assertThat(number("SELECT count(*) FROM notifications WHERE withdrawn_at IS NOT NULL"))
                .isEqualTo(READERS - 1);
    }

    @Test
    void what_one_reader_takes_back_costs_no_more_after_another_took_back_thousands() {
        run("INSERT INTO favorites (user_id, article_id) SELECT 2, id FROM articles ON CONFLICT DO NOTHING");
        run("ANALYZE");

        var read = resultOf(store.transactions()
                .inTransaction(takenBack(2)
                        .then(articlesLookedAt())
                        .zipWhen(_ -> takenBack(3).then(articlesLookedAt()))));

        assertThat(read.getT2() - read.getT1()).isLessThan(20);
    }

    private Mono<Void> takenBack(int reader) {
        return store.database()
                .sql("DELETE FROM favorites WHERE user_id = :reader")
                .bind("reader", reader)
                .then();
    }

    /** By this session so far. */
    private Mono<Long> articlesLookedAt() {
        return store.database()
                .sql("SELECT idx_scan + seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'articles'")
                .mapValue(Long.class)
                .one();
    }

    private long number(String sql) {
        return resultOf(store.database().sql(sql).mapValue(Long.class).one());
    }

    private void run(String sql) {
        completes(store.database().sql(sql).then());
    }
}
