package dev.tracepress.article.adapter.persistence.hot;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.persistence.ChangeListener;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Position;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** What is held is seen by writing past all ports. */
@Tag("slow")
class HeldArticlesTest {

    @RegisterExtension
    final PostgresStoreExtension postgres =
            new PostgresStoreExtension(settings -> PostgresStore.on(settings, MemoryInFront.class));

    private static final Slug SLUG = Given.slug("a-title");

    private PostgresStore store;
    private ArticleQueries queries;
    private User ada;
    private User bob;
    private Article article;

    @BeforeEach
    void read() {
        store = postgres.store();
        queries = store.articleQueries();
        var given = new Given(store);
        ada = given.user("Ada");
        bob = given.user("Bob");
        article = given.article("A title", ada);
        assertThat(queries).isInstanceOf(HotArticleQueries.class);
        titleOfOne();
        titlesOfPage();
    }

    @Test
    void is_an_article_and_the_first_page_for_those_who_are_nobody() {
        titleBehindAllPorts("Behind");

        assertThat(titleOfOne()).isEqualTo("A title");
        assertThat(titlesOfPage()).containsExactly("A title");
        assertThat(store.bean(HotArticleQueries.class))
                .returns(2L, HotArticleQueries::hits)
                .returns(2L, HotArticleQueries::misses);
        assertThat(store.bean(HotArticleQueries.class).bytes()).isPositive();
    }

    @Test
    void is_nothing_else() {
        titleBehindAllPorts("Behind");

        assertThat(resultOf(queries.bySlug(SLUG, Optional.of(bob.id()))).title())
                .isEqualTo("Behind");
        assertThat(resultOf(queries.byId(article.id(), Optional.empty())).title())
                .isEqualTo("Behind");
        for (var search : Stream.of(
                        search(Optional.of(bob.id()), 20, new Page(1)),
                        search(Optional.empty(), 10, new Page(1)),
                        search(Optional.empty(), 20, new ArticleSearch.After(Instant.now(), article.id())))
                .toList()) {
            assertThat(titles(resultOf(queries.page(search)))).containsExactly("Behind");
        }
    }

    @TestFactory
    Stream<DynamicTest> is_dropped_by_every_write_that_shows_in_it() {
        return Map.<String, Consumer<Article>>of(
                        "an edit",
                        before -> edit(before, "A title", "Another text."),
                        "a favourite",
                        _ -> completes(store.favorites().add(SLUG, bob.id(), Given.NOON)),
                        "a favourite in a transaction",
                        _ -> completes(store.transactions()
                                .inTransaction(store.favorites().remove(SLUG, bob.id()))),
                        "another name of the author",
                        _ -> edit(Optional.of("Lovelace"), Optional.empty()),
                        "another address of the author",
                        _ -> edit(Optional.empty(), Optional.of("lovelace@example.com")))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(write -> DynamicTest.dynamicTest(write.getKey(), () -> {
                    var before = resultOf(store.articles().bySlug(SLUG));
                    var one = one();
                    var page = page();

                    write.getValue().accept(before);

                    assertThat(one()).isNotEqualTo(one).isEqualTo(stored());
                    assertThat(page().articles()).isNotEqualTo(page.articles()).containsExactly(stored());
                }));
    }

    @Test
    void follows_an_article_to_another_slug_and_away() {
        edit(article, "Another title", "Text.");

        assertThat(optionalOf(queries.bySlug(SLUG, Optional.empty()))).isEmpty();
        assertThat(titlesOfPage()).containsExactly("Another title");

        var moved = Given.slug("another-title");
        assertThat(optionalOf(queries.bySlug(moved, Optional.empty()))).isPresent();
        completes(store.articles().remove(resultOf(store.articles().bySlug(moved))));

        assertThat(optionalOf(queries.bySlug(moved, Optional.empty()))).isEmpty();
        assertThat(titlesOfPage()).isEmpty();
    }

    @Test
    void goes_with_its_author_and_counts_no_reader_who_is_gone() {
        completes(store.favorites().add(SLUG, bob.id(), Given.NOON));
        assertThat(resultOf(queries.bySlug(SLUG, Optional.empty())).favoritesCount())
                .isEqualTo(1);

        completes(store.users().remove(bob.id(), bob.passwordHash(), VersionCondition.NONE));
        assertThat(resultOf(queries.bySlug(SLUG, Optional.empty())).favoritesCount())
                .isZero();

        completes(store.users().remove(ada.id(), ada.passwordHash(), VersionCondition.NONE));
        assertThat(optionalOf(queries.bySlug(SLUG, Optional.empty()))).isEmpty();
        assertThat(titlesOfPage()).isEmpty();
    }

    /** As by a favourite that comes between the removal's snapshot and its locks. */
    @Test
    void is_dropped_by_the_removal_of_any_user() {
        assertThat(titleOfOne()).isEqualTo("A title");
        titleBehindAllPorts("Behind");
        assertThat(titleOfOne()).isEqualTo("A title");

        completes(store.users().remove(bob.id(), bob.passwordHash(), VersionCondition.NONE));

        assertThat(titleOfOne()).isEqualTo("Behind");
        assertThat(titlesOfPage()).containsExactly("Behind");
    }

    @Test
    void is_no_absence() {
        var slug = Given.slug("another");
        assertThat(optionalOf(queries.bySlug(slug, Optional.empty()))).isEmpty();
        completes(store.database()
                .sql("UPDATE articles SET slug = 'another' WHERE slug = 'a-title'")
                .then());

        assertThat(optionalOf(queries.bySlug(slug, Optional.empty()))).isPresent();
    }

    @Test
    void takes_in_an_article_that_was_just_published() {
        new Given(store).article("Brand new", bob);

        assertThat(titlesOfPage()).containsExactlyInAnyOrder("Brand new", "A title");
        assertThat(page().totalCount()).isEqualTo(2);
    }

    @Test
    void is_passed_by_inside_a_transaction() {
        titleBehindAllPorts("Behind");

        assertThat(resultOf(store.transactions().inTransaction(queries.bySlug(SLUG, Optional.empty())))
                        .title())
                .isEqualTo("Behind");
    }

    @Test
    void is_not_dropped_by_what_is_rolled_back() {
        titleBehindAllPorts("Behind");
        var rolledBack = store.favorites()
                .add(SLUG, bob.id(), Given.NOON)
                .then(Mono.error(new IllegalStateException("on purpose")));

        assertThat(optionalOf(store.transactions().inTransaction(rolledBack).onErrorComplete()))
                .isEmpty();

        assertThat(titleOfOne()).isEqualTo("A title");
    }

    @Test
    void is_passed_by_for_whoever_has_to_see_a_write_of_a_moment_ago() {
        titleBehindAllPorts("Behind");

        assertThat(titleSince(Instant.now())).isEqualTo("Behind");
        assertThat(titleSince(Instant.now().minus(Duration.ofMinutes(59)))).isEqualTo("Behind");
        assertThat(titleSince(Instant.now().plus(Duration.ofDays(1)))).isEqualTo("Behind");
        assertThat(titleSince(Instant.now().minus(Duration.ofMinutes(61)))).isEqualTo("A title");
    }

    @Test
    void is_passed_by_while_others_are_not_heard_and_dropped_when_they_are_again() {
        var others = store.bean(MemoryInFront.Heard.class).heard();
        others.set(false);
        titleBehindAllPorts("Behind");
        assertThat(titleOfOne()).isEqualTo("Behind");
        assertThat(titlesOfPage()).containsExactly("Behind");

        store.bean(ChangeListener.class).missedSome();
        others.set(true);
        assertThat(titleOfOne()).isEqualTo("Behind");
        assertThat(titlesOfPage()).containsExactly("Behind");
    }

    private void edit(Article before, String title, String body) {
        completes(store.articles()
                .replace(before.edited(
                        ArticleEdit.of(Optional.of(title), Optional.empty(), Optional.of(body)),
                        Given.NOON.plusSeconds(1))));
    }

    private void edit(Optional<String> name, Optional<String> email) {
        completes(store.users()
                .edit(
                        ada.id(),
                        Optional.empty(),
                        ProfileEdit.of(email, Optional.empty(), name, Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        VersionCondition.NONE,
                        Given.NOON));
    }

    private void titleBehindAllPorts(String title) {
        completes(store.database()
                .sql("UPDATE articles SET title = :title")
                .bind("title", title)
                .then());
    }

    private String titleSince(Instant seen) {
        return resultOf(queries.bySlug(SLUG, Optional.empty())
                        .contextWrite(context -> context.put(Position.class, new Position(seen))))
                .title();
    }

    private ArticleView one() {
        return resultOf(queries.bySlug(SLUG, Optional.empty()));
    }

    private ArticleView stored() {
        return resultOf(queries.byId(article.id(), Optional.empty()));
    }

    private ArticlePage page() {
        return resultOf(queries.page(search(Optional.empty(), 20, new Page(1))));
    }

    private String titleOfOne() {
        return one().title();
    }

    private Stream<String> titlesOfPage() {
        return titles(page());
    }

    private static ArticleSearch search(Optional<UserId> reader, int size, ArticleSearch.Start start) {
        return new ArticleSearch(reader, Optional.empty(), Optional.empty(), new PageSize(size), start);
    }

    private static Stream<String> titles(ArticlePage page) {
        return page.articles().stream().map(ArticleView::title);
    }
}
