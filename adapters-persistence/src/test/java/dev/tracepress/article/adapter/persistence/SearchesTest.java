package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.After;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleSearch.Start;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/**
 * What {@code found_articles} finds among more articles than it looks at is what reading all of them finds.
 *
 * <p>Article n of 30,000 is the older the smaller n is, but for every hundredth, whose age is that of another time; three are always of
 * the same time. The first are of 1969; of the others the older half came within seven years, the newer one within two days.
 */
@Tag("slow")
class SearchesTest {

    private static final int ARTICLES = 30_000;
    private static final String ORDER = "ORDER BY created_at DESC, id DESC";
    private static final PageSize SIZE = new PageSize(20);

    private static PostgresStore store;

    @BeforeAll
    static void publish() {
        store = PostgresStore.on(TestPostgres.migrated());
        run("""
                INSERT INTO users (email, password_hash, name)
                SELECT 'u' || n || '@example.com', 'h', CASE WHEN n <= 20 THEN 'Élan ' || n WHEN n % 2 = 0 THEN 'Writer ' || n ELSE '作家 ' || n END
                FROM generate_series(1, 400) AS n""");
        for (var first = 1; first < ARTICLES; first += 5_000) {
            run("""
                    INSERT INTO articles (slug, title, description, body, author_id, created_at)
                    SELECT 'article-' || n,
                           'Number ' || n || CASE WHEN n <= 2500 THEN ' of old' WHEN n %% 7 = 0 THEN ' Æther' ELSE '' END,
                           CASE WHEN n %% 3000 = 0 THEN '100%% 東京都に' WHEN n %% 40 = 0 THEN 'some--thing' ELSE 'anything' END,
                           'body', 1 + n / 80 %% 400,
                           '1969-12-31T23:59:58.7Z'::timestamptz + CASE WHEN place > 3 THEN interval '40 years' ELSE interval '0' END
                               + least(place / 3, 5000) * interval '12 h' + greatest(place / 3 - 5000, 0) * interval '30 s'
                    FROM generate_series(%s, %s) AS n, LATERAL (SELECT CASE WHEN n %% 100 = 0 THEN 30000 - n ELSE n END) AS age (place)""".formatted(first, first + 4_999));
        }
        run("ANALYZE articles, users");
        // Of what a busy machine has no time for, EndedSearchesTest speaks.
        for (var end : List.of("search_ends_at", "look_ends_at")) {
            run("CREATE OR REPLACE FUNCTION %s() RETURNS timestamptz LANGUAGE sql AS 'SELECT ''infinity''::timestamptz'"
                    .formatted(end));
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    /** However long it takes on a busy machine. */
    private static void run(String sql) {
        var database = store.database();
        completes(store.transactions()
                .inTransaction(database.sql("SET LOCAL statement_timeout = 0")
                        .then()
                        .then(database.sql(sql).then())));
    }

    /** Of terms that an index serves. */
    static Stream<List<String>> terms() {
        return Stream.of(
                List.of("number", ""),
                List.of("NUMBER 2", ""),
                List.of("number 29999", ""),
                List.of("of old", ""),
                List.of("Æther", ""),
                List.of("æTHER", ""),
                List.of("東京都", ""),
                List.of("0% 東", ""),
                List.of("e--t", ""),
                List.of("---", ""),
                List.of("nowhere", ""),
                List.of("anything".repeat(30), ""),
                List.of("number 1\\", ""),
                List.of("er anything", ""),
                List.of("number 3000", ""),
                List.of("", "writer"),
                List.of("", "writer 2"),
                List.of("", "élan"),
                List.of("", "作家 3"),
                List.of("", "nobody"),
                List.of("of old", "writer"),
                List.of("of old", "nobody"),
                List.of("number", "ÉLAN 1"),
                List.of("number 7", "writer 1"),
                // A short term beside one that leaves few.
                List.of("7", "élan"),
                List.of("of old", "é"),
                List.of("number 2", "é"));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void a_search_finds_what_reading_everything_finds(List<String> terms) {
        for (var start : List.of(
                new Page(1),
                new Page(2),
                new Page(40),
                new Page(500),
                after(29_990),
                after(15_000),
                after(2_000),
                after(2))) {
            var found = resultOf(queries().page(search(terms, start)));
            var count = count(terms);

            assertThat(ids(found)).as("%s from %s", terms, start).isEqualTo(truth(terms, start));
            assertThat(found.totalCount()).isEqualTo(Math.min(count, ArticlePage.MOST_COUNTED));
            assertThat(found.totalIsExact()).isEqualTo(count <= ArticlePage.MOST_COUNTED);
        }
    }

    @Test
    void a_short_term_is_looked_for_among_the_3000_articles_that_follow_and_the_count_says_so() {
        for (var start : List.of(new Page(1), after(18_500))) {
            var found = resultOf(queries().page(search(List.of("東", ""), start)));

            assertThat(ids(found))
                    .isNotEmpty()
                    .isEqualTo(ids(
                            "(SELECT * FROM articles WHERE %s %s LIMIT 3000)".formatted(from(start), ORDER),
                            "description LIKE '%東%'",
                            new Page(1)));
            assertThat(found.totalIsExact()).isFalse();
        }
        assertThat(resultOf(queries().page(search(List.of("z", ""), new Page(1)))))
                .returns(0L, ArticlePage::totalCount)
                .returns(false, ArticlePage::totalIsExact);
    }

    @Test
    void beside_a_short_name_a_term_that_too_many_hold_is_looked_for_among_the_newest_as_well() {
        var found = resultOf(queries().page(search(List.of("number", "z"), new Page(1))));

        assertThat(found).returns(0L, ArticlePage::totalCount).returns(false, ArticlePage::totalIsExact);
    }

    @Test
    void a_short_term_that_many_hold_is_counted_to_the_end_of_counting() {
        var found = resultOf(queries().page(search(List.of("n", ""), new Page(1))));

        assertThat(found).returns(1_000L, ArticlePage::totalCount).returns(false, ArticlePage::totalIsExact);
        assertThat(ids(found)).isEqualTo(truth(List.of("n", ""), new Page(1)));
    }

    /** All 30,000 hold it; it is found among the newest first as a rule, which is not asked here. */
    @Test
    void of_those_that_hold_a_term_not_all_are_read() {
        var read = resultOf(store.transactions()
                .inTransaction(articlesRead()
                        .zipWhen(_ -> store.database()
                                .sql("SELECT cardinality(articles_by_index('number', NULL, NULL, NULL, 1001))")
                                .mapValue(Integer.class)
                                .one()
                                .then(articlesRead()))));

        assertThat(read.getT2() - read.getT1()).isBetween(1_001L, ARTICLES / 2L);
    }

    /** By this session so far. */
    private static Mono<Long> articlesRead() {
        return store.database()
                .sql("SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'articles'")
                .mapValue(Long.class)
                .one();
    }

    @Test
    void the_count_of_all_follows_whoever_adds_and_takes_away() {
        var all = new ArticleSearch(Optional.empty(), Optional.empty(), Optional.empty(), SIZE, new Page(1));
        var before = resultOf(queries().page(all)).totalCount();
        assertThat(before).isEqualTo(number("SELECT count(*) FROM articles"));

        run("DELETE FROM users WHERE id = 5");
        run(
                "INSERT INTO articles (slug, title, body, author_id) VALUES ('new', 'New', 'b', 1), ('too', 'Too', 'b', 1)");
        run("INSERT INTO articles (slug, title, body, author_id) VALUES ('new', 'New', 'b', 1) ON CONFLICT DO NOTHING");

        assertThat(resultOf(queries().page(all)).totalCount())
                .isLessThan(before)
                .isEqualTo(number("SELECT count(*) FROM articles"));
    }

    private static ArticleQueries queries() {
        return store.articleQueries();
    }

    private static ArticleSearch search(List<String> terms, Start start) {
        return new ArticleSearch(Optional.empty(), text(terms.get(0)), text(terms.get(1)), SIZE, start);
    }

    private static Optional<Text> text(String term) {
        return Optional.of(term).filter(some -> !some.isEmpty()).map(Text::new);
    }

    private static After after(int article) {
        return resultOf(store.database()
                .sql("SELECT created_at FROM articles WHERE id = " + article)
                .mapValue(Instant.class)
                .one()
                .map(createdAt -> new After(createdAt, new ArticleId(article))));
    }

    private static List<Long> ids(ArticlePage found) {
        return found.articles().stream().map(view -> view.id().value()).toList();
    }

    private static List<Long> truth(List<String> terms, Start start) {
        return ids("articles", fits(terms), start);
    }

    private static List<Long> ids(String articles, String condition, Start start) {
        var skipped = start instanceof Page page ? (page.number() - 1) * SIZE.value() : 0;
        return resultOf(store.database()
                .sql("SELECT id FROM %s AS article WHERE %s AND %s %s OFFSET %s LIMIT %s"
                        .formatted(articles, condition, from(start), ORDER, skipped, SIZE.value()))
                .mapValue(Long.class)
                .all()
                .collectList());
    }

    private static String from(Start start) {
        return start instanceof After seen
                ? "(created_at, id) < ('%s', %s)"
                        .formatted(seen.createdAt(), seen.id().value())
                : "TRUE";
    }

    private static long count(List<String> terms) {
        return number("SELECT count(*) FROM articles WHERE " + fits(terms));
    }

    private static String fits(List<String> terms) {
        return "(title ILIKE '%1$s' OR description ILIKE '%1$s') AND author_id IN (SELECT id FROM users WHERE name ILIKE '%2$s')"
                .formatted(pattern(terms.get(0)), pattern(terms.get(1)));
    }

    private static String pattern(String term) {
        return "%" + term.replace("\\", "\\\\").replace("%", "\\%") + "%";
    }

    private static long number(String sql) {
        return resultOf(store.database().sql(sql).mapValue(Long.class).one());
    }
}
