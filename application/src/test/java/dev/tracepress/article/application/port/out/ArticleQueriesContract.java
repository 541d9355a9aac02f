package dev.tracepress.article.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleSearch.Start;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Text;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@link ArticleQueries} promises. */
public abstract class ArticleQueriesContract {

    /** Pages, for a walk that comes to no end. */
    private static final int MORE_THAN_ENOUGH = 100;

    private StoragePorts store;
    private ArticleQueries queries;
    private Given given;
    private User ada;
    private User bob;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        queries = store.articleQueries();
        given = new Given(store);
        ada = given.user("Ada");
        bob = given.user("Bob");
    }

    @Test
    void an_article_is_shown_with_its_author() {
        var article = given.article("A title", ada);

        var view = resultOf(queries.bySlug(article.slug(), Optional.empty()));

        assertThat(view)
                .isEqualTo(new ArticleView(
                        article.id(),
                        article.slug(),
                        "A title",
                        "about A title",
                        "body of A title",
                        new ArticleView.AuthorView(ada.id(), "ada@example.com", "Ada"),
                        0,
                        false,
                        1,
                        Given.NOON,
                        Given.NOON));
        assertThat(view.edition()).isEqualTo(article.edition());
    }

    @Test
    void an_article_that_was_edited_is_shown_as_it_is_now_whatever_it_is_found_by() {
        var article = given.article("A title", ada);
        given.favorite(article, bob);
        var next = article.edited(
                ArticleEdit.of(Optional.of("Another title"), Optional.of("description"), Optional.of("body")),
                Given.NOON.plusSeconds(1));
        assertThat(resultOf(store.articles().replace(next))).isEqualTo(ArticleRepository.Replacement.DONE);

        var expected = new ArticleView(
                article.id(),
                Given.slug("another-title"),
                "Another title",
                "description",
                "body",
                new ArticleView.AuthorView(ada.id(), "ada@example.com", "Ada"),
                1,
                true,
                2,
                Given.NOON,
                Given.NOON.plusSeconds(1));
        var reader = Optional.of(bob.id());
        assertThat(resultOf(queries.bySlug(next.slug(), reader))).isEqualTo(expected);
        assertThat(resultOf(queries.byFormerSlug(article.slug(), reader))).isEqualTo(expected);
        assertThat(resultOf(queries.byId(article.id(), reader))).isEqualTo(expected);
        assertThat(resultOf(queries.page(new ArticleSearch(
                                reader, Optional.empty(), Optional.empty(), PageSize.USUAL, new Page(1))))
                        .articles())
                .containsExactly(expected);
        assertThat(resultOf(queries.page(search("another", 20))).articles())
                .containsExactly(resultOf(queries.bySlug(next.slug(), Optional.empty())));
    }

    @Test
    void in_a_transaction_each_look_sees_what_was_written_since_the_one_before() {
        var article = given.article("A title", ada);
        var before = resultOf(look(article));

        var seen = new ArrayList<List<String>>();
        new Writes(store)
                .inATransactionThatFails(look(article)
                        .doOnNext(seen::add)
                        .then(store.favorites().add(article.slug(), bob.id(), Given.NOON))
                        .then(look(article).doOnNext(seen::add))
                        .then(store.articles().replace(edited(article, "Another title")))
                        .then(look(article).doOnNext(seen::add)));

        assertThat(seen)
                .containsExactly(
                        List.of("1 with 0", "none", "1 with 0", "1 with 0"),
                        List.of("1 with 1", "none", "1 with 1", "1 with 1"),
                        List.of("none", "2 with 1", "2 with 1", "2 with 1"));
        assertThat(resultOf(look(article))).isEqualTo(before).isEqualTo(seen.getFirst());
    }

    /** Which version with how many favourites nobody in particular finds by slug, by former slug, by id and on the first page. */
    private Mono<List<String>> look(Article article) {
        return Flux.concat(
                        queries.bySlug(article.slug(), Optional.empty()).singleOptional(),
                        queries.byFormerSlug(article.slug(), Optional.empty()).singleOptional(),
                        queries.byId(article.id(), Optional.empty()).singleOptional(),
                        queries.page(all(20, new Page(1)))
                                .map(page -> page.articles().stream().findFirst()))
                .map(found -> found.map(view -> view.version() + " with " + view.favoritesCount())
                        .orElse("none"))
                .collectList();
    }

    @Test
    void a_former_slug_leads_to_the_article_that_had_it_last() {
        var first = retitled(given.article("A title", ada), "Another title");
        var second = retitled(given.article("A title", bob), "A third title");

        assertThat(optionalOf(queries.bySlug(Given.slug("a-title"), Optional.empty())))
                .isEmpty();
        assertThat(resultOf(queries.byFormerSlug(Given.slug("a-title"), Optional.empty()))
                        .id())
                .isEqualTo(second.id());
        assertThat(optionalOf(queries.byFormerSlug(first.slug(), Optional.empty())))
                .isEmpty();
        assertThat(optionalOf(queries.byFormerSlug(Given.slug("nobodys"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_former_slug_leads_to_its_article_although_that_took_it_back() {
        var renamed = retitled(given.article("A title", ada), "Another title");
        var back = retitled(renamed, "A title");

        assertThat(resultOf(queries.byFormerSlug(Given.slug("a-title"), Optional.empty())))
                .isEqualTo(resultOf(queries.bySlug(back.slug(), Optional.empty())));
        assertThat(resultOf(queries.byFormerSlug(renamed.slug(), Optional.empty()))
                        .slug())
                .isEqualTo(back.slug());
    }

    @Test
    void a_former_slug_of_an_article_that_is_gone_leads_nowhere() {
        var article = retitled(given.article("A title", ada), "Another title");
        completes(store.articles().remove(article));

        assertThat(optionalOf(queries.byFormerSlug(Given.slug("a-title"), Optional.empty())))
                .isEmpty();
    }

    private Article retitled(Article article, String title) {
        var next = edited(article, title);
        assertThat(resultOf(store.articles().replace(next))).isEqualTo(ArticleRepository.Replacement.DONE);
        return next;
    }

    private static Article edited(Article article, String title) {
        return article.edited(
                ArticleEdit.of(Optional.of(title), Optional.empty(), Optional.empty()), Given.NOON.plusSeconds(1));
    }

    @Test
    void favorited_speaks_of_the_reader() {
        var article = given.article("A title", ada);
        given.favorite(article, bob);

        assertThat(resultOf(queries.bySlug(article.slug(), Optional.of(bob.id()))))
                .returns(true, ArticleView::favorited)
                .returns(1L, ArticleView::favoritesCount);
        assertThat(resultOf(queries.bySlug(article.slug(), Optional.of(ada.id()))))
                .returns(false, ArticleView::favorited)
                .returns(1L, ArticleView::favoritesCount);
        assertThat(resultOf(queries.bySlug(article.slug(), Optional.empty())).favorited())
                .isFalse();
    }

    @Test
    void an_article_is_found_by_id_just_as_by_slug() {
        var article = given.article("A title", ada);
        given.favorite(article, bob);

        assertThat(optionalOf(queries.byId(article.id(), Optional.of(bob.id()))))
                .isPresent()
                .isEqualTo(optionalOf(queries.bySlug(article.slug(), Optional.of(bob.id()))));
        assertThat(optionalOf(queries.byId(new ArticleId(4711), Optional.empty())))
                .isEmpty();
    }

    @Test
    void an_unknown_slug_is_empty() {
        assertThat(optionalOf(queries.bySlug(Given.slug("unknown"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void where_nothing_is_found_the_page_is_empty() {
        var empty = new ArticlePage(List.of(), 0, true, Optional.empty());

        assertThat(resultOf(queries.page(all(20, new Page(1))))).isEqualTo(empty);
        assertThat(resultOf(queries.page(all(20, new Page(2))))).isEqualTo(empty);
        assertThat(resultOf(queries.page(search("tracing", 20)))).isEqualTo(empty);
    }

    @Test
    void the_newest_comes_first_and_of_equally_new_ones_the_larger_id() {
        var first = given.article("First", ada, Given.NOON);
        var second = given.article("Second", ada, Given.NOON);
        var older = given.article("Older", ada, Given.NOON.minusNanos(1_000));

        assertThat(slugs(resultOf(queries.page(all(20, new Page(1))))))
                .containsExactly(
                        second.slug().value(),
                        first.slug().value(),
                        older.slug().value());
    }

    @Test
    void pages_follow_one_another_and_the_last_one_says_so() {
        given.article("One", ada);
        given.article("Two", ada);
        given.article("Three", ada);

        var one = resultOf(queries.page(all(2, new Page(1))));
        var two = resultOf(queries.page(all(2, new Page(2))));
        var three = resultOf(queries.page(all(2, new Page(3))));

        assertThat(slugs(one)).containsExactly("three", "two");
        assertThat(one.next()).isPresent();
        assertThat(slugs(two)).containsExactly("one");
        assertThat(two.next()).isEmpty();
        assertThat(three.articles()).isEmpty();
        assertThat(List.of(one.totalCount(), two.totalCount(), three.totalCount()))
                .containsOnly(3L);
    }

    @Test
    void a_page_that_is_just_full_is_the_last_if_nothing_comes_behind_it() {
        for (var title : List.of("One", "Two", "Three", "Four")) {
            given.article(title, ada);
        }
        for (var text : List.of(Optional.<Text>empty(), Optional.of(new Text("about")))) {
            var one = resultOf(queries.page(by(text, Optional.empty(), 2, new Page(1))));

            assertThat(resultOf(queries.page(by(text, Optional.empty(), 2, new Page(2)))))
                    .isEqualTo(resultOf(queries.page(
                            by(text, Optional.empty(), 2, one.next().orElseThrow()))))
                    .returns(Optional.empty(), ArticlePage::next)
                    .returns(List.of("two", "one"), ArticleQueriesContract::slugs);
        }
    }

    @Test
    void what_is_older_comes_behind_what_is_newer_although_its_id_is_larger() {
        var newer = given.article("Newer", ada, Given.NOON);
        var older = given.article("Older", ada, Given.NOON.minusSeconds(1));
        var oldest = given.article("Oldest", ada, Given.NOON.minusSeconds(2));

        for (var text : List.of(Optional.<Text>empty(), Optional.of(new Text("about")))) {
            assertThat(walked(text, Optional.empty()))
                    .containsExactly(
                            newer.slug().value(),
                            older.slug().value(),
                            oldest.slug().value());
        }
    }

    @Test
    void what_is_searched_for_is_walked_through_page_by_page_and_by_what_comes_next() {
        for (var number = 1; number <= 3; number++) {
            given.article("Tracing " + number, ada);
            given.article("Tracing of another " + number, bob);
            given.article("Other " + number, ada);
        }
        var text = Optional.of(new Text("tracing"));
        var author = Optional.of(new Text("ada"));

        var pages = Flux.range(1, 4)
                .concatMap(number -> queries.page(by(text, author, 1, new Page(number))))
                .flatMapIterable(ArticleQueriesContract::slugs)
                .collectList();

        assertThat(walked(text, author))
                .containsExactly("tracing-3", "tracing-2", "tracing-1")
                .isEqualTo(resultOf(pages));
        assertThat(walked(text, Optional.empty())).hasSize(6);
        assertThat(walked(Optional.empty(), author)).hasSize(6);
    }

    /** One at a time, each page beginning where the one before said. */
    private List<String> walked(Optional<Text> text, Optional<Text> author) {
        return resultOf(queries.page(by(text, author, 1, new Page(1)))
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> queries.page(by(text, author, 1, next))))
                .take(MORE_THAN_ENOUGH)
                .flatMapIterable(ArticleQueriesContract::slugs)
                .collectList());
    }

    @Test
    void following_what_comes_next_shows_every_article_once_although_new_ones_arrive() {
        for (var number = 1; number <= 5; number++) {
            given.article("Article " + number, ada, Given.NOON);
        }
        var seen = new ArrayList<String>();
        Optional<Start> next = Optional.of(new Page(1));
        while (next.isPresent()) {
            var page = resultOf(queries.page(all(2, next.get())));
            seen.addAll(slugs(page));
            given.article("Newcomer " + seen.size(), ada, Given.NOON.plusSeconds(1));
            next = page.next().map(after -> after);
        }

        assertThat(seen).containsExactly("article-5", "article-4", "article-3", "article-2", "article-1");
    }

    @Test
    void a_search_finds_its_text_in_title_or_description_in_whatever_case() {
        given.article("Tracing requests", ada);
        given.article("Something else", ada);

        assertThat(found("TRACING")).containsExactly("tracing-requests");
        assertThat(found("BOUT some")).containsExactly("something-else");
        assertThat(found("body of")).isEmpty();
    }

    @Test
    void letters_of_more_than_two_cases_are_found_one_by_one() {
        var istanbul = given.article("İstanbul trip", ada).slug().value();
        var hodos = given.article("ΟΔΟΣΑΡΙΑ", ada).slug().value();
        var logos = given.article("ΛΟΓΟΣ", ada).slug().value();

        assertThat(found("istanbul")).containsExactly(istanbul);
        assertThat(found("İSTANBUL")).containsExactly(istanbul);
        assertThat(found("ΟΔΟΣ")).containsExactly(hodos);
        assertThat(found("οδοσ")).containsExactly(hodos);
        assertThat(found("λογοσ")).containsExactly(logos);
        assertThat(found("λογος")).isEmpty();
    }

    @Test
    void nothing_in_a_search_is_a_wildcard() {
        given.article("100% sure", ada);
        given.article("snake_case", ada);
        given.article("back\\slash", ada);

        assertThat(found("%")).containsExactly("100-sure");
        assertThat(found("_")).containsExactly("snake-case");
        assertThat(found("\\")).containsExactly("back-slash");
        assertThat(found("'; DROP TABLE articles; --")).isEmpty();
    }

    @Test
    void an_author_is_found_by_a_part_of_the_name() {
        given.article("By Ada", ada);
        given.article("By Bob", bob);
        given.article("By İda", given.user("İda"));

        assertThat(foundBy("aD")).containsExactly("by-ada");
        assertThat(foundBy("ida")).containsExactly("by-ida");
        assertThat(foundBy("example")).isEmpty();
    }

    @Test
    void the_count_is_of_what_the_search_finds() {
        given.article("Tracing one", ada);
        given.article("Tracing two", ada);
        given.article("Other", ada);

        var page = resultOf(queries.page(search("tracing", 1)));

        assertThat(page.totalCount()).isEqualTo(2);
        assertThat(page.articles()).hasSize(1);
    }

    @Test
    void what_a_search_finds_is_counted_up_to_a_thousand_and_all_articles_to_the_last() {
        for (var number = 1; number <= ArticlePage.MOST_COUNTED; number++) {
            given.article("Tracing " + number, ada);
        }
        given.article("Other", ada);
        assertThat(resultOf(queries.page(search("tracing", 1))))
                .returns(1_000L, ArticlePage::totalCount)
                .returns(true, ArticlePage::totalIsExact);

        given.article("Tracing once more", ada);

        assertThat(resultOf(queries.page(search("tracing", 1))))
                .returns(1_000L, ArticlePage::totalCount)
                .returns(false, ArticlePage::totalIsExact);
        assertThat(resultOf(queries.page(all(1, new Page(1)))))
                .returns(1_002L, ArticlePage::totalCount)
                .returns(true, ArticlePage::totalIsExact);
    }

    @Test
    void a_page_speaks_of_its_reader_too() {
        Article liked = given.article("Liked", ada);
        given.article("Not liked", ada);
        given.favorite(liked, bob);

        var page = resultOf(queries.page(new ArticleSearch(
                Optional.of(bob.id()), Optional.empty(), Optional.empty(), PageSize.USUAL, new Page(1))));

        assertThat(page.articles())
                .filteredOn(ArticleView::favorited)
                .extracting(view -> view.slug().value())
                .containsExactly("liked");
    }

    private List<String> found(String text) {
        return slugs(resultOf(queries.page(search(text, 20))));
    }

    private List<String> foundBy(String author) {
        return slugs(resultOf(queries.page(by(Optional.empty(), Optional.of(new Text(author)), 20, new Page(1)))));
    }

    private static ArticleSearch all(int size, Start start) {
        return by(Optional.empty(), Optional.empty(), size, start);
    }

    private static ArticleSearch search(String text, int size) {
        return by(Optional.of(new Text(text)), Optional.empty(), size, new Page(1));
    }

    private static ArticleSearch by(Optional<Text> text, Optional<Text> author, int size, Start start) {
        return new ArticleSearch(Optional.empty(), text, author, new PageSize(size), start);
    }

    private static List<String> slugs(ArticlePage page) {
        return page.articles().stream().map(view -> view.slug().value()).toList();
    }
}
