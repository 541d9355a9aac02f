package dev.tracepress.article.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.application.port.out.ArticleRepository.Replacement;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ArticleRepository} promises. */
public abstract class ArticleRepositoryContract {

    private StoragePorts store;
    private ArticleRepository articles;
    private Given given;
    private User ada;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        articles = store.articles();
        given = new Given(store);
        ada = given.user("Ada");
    }

    @Test
    void an_added_article_is_found_by_slug_just_as_it_was_given() {
        var added =
                resultOf(articles.add(Given.aDraft("A “title” 🎉 with \\ and '").publishedBy(ada.id(), Given.NOON)));

        assertThat(resultOf(articles.bySlug(added.slug())))
                .isEqualTo(added)
                .isEqualTo(Given.aDraft("A “title” 🎉 with \\ and '")
                        .publishedBy(ada.id(), Given.NOON)
                        .withId(added.id()));
    }

    @Test
    void an_unknown_slug_is_empty() {
        assertThat(optionalOf(articles.bySlug(Given.slug("unknown")))).isEmpty();
    }

    @Test
    void a_taken_slug_adds_nothing() {
        var first = given.article("Same title", ada);

        assertThat(optionalOf(articles.add(Given.aDraft("Same Title!").publishedBy(ada.id(), Given.NOON))))
                .isEmpty();
        assertThat(resultOf(articles.bySlug(first.slug()))).isEqualTo(first);
    }

    @Test
    void of_many_who_add_one_slug_at_once_one_gets_it() {
        var outcomes = race(
                20,
                () -> articles.add(Given.aDraft("Same title").publishedBy(ada.id(), Given.NOON))
                        .singleOptional());

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.error()).isEmpty());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.value().flatMap(added -> added).isPresent())
                .hasSize(1);
    }

    @Test
    void an_author_who_is_gone_adds_nothing() {
        var ghost = new UserId(4711);

        assertThatThrownBy(() -> completes(articles.add(Given.aDraft("Boo").publishedBy(ghost, Given.NOON))))
                .isInstanceOf(ArticleError.ActorGone.class);
    }

    @Test
    void the_next_version_takes_the_place_of_the_one_before() {
        var next = retitled(given.article("Old title", ada), "New title");

        assertThat(resultOf(articles.replace(next))).isEqualTo(Replacement.DONE);
        assertThat(resultOf(articles.bySlug(Given.slug("new-title")))).isEqualTo(next);
        assertThat(optionalOf(articles.bySlug(Given.slug("old-title")))).isEmpty();
    }

    @Test
    void all_that_an_edit_changes_is_replaced_and_no_other_article() {
        var article = given.article("Old title", ada);
        var other = given.article("Another title", ada);
        var next = article.edited(
                ArticleEdit.of(Optional.of("New title"), Optional.of("new description"), Optional.of("new body")),
                Given.NOON.plusSeconds(1));

        assertThat(resultOf(articles.replace(next))).isEqualTo(Replacement.DONE);

        assertThat(resultOf(articles.bySlug(next.slug()))).isEqualTo(next);
        assertThat(resultOf(articles.bySlug(other.slug()))).isEqualTo(other);
    }

    @Test
    void what_is_written_belongs_to_whoever_asks_for_it() {
        var writes = new Writes(store);
        var article = given.article("Old title", ada);
        var next = retitled(article, "New title");

        writes.belongToWhoeverAsks(
                "an article",
                () -> articles.add(Given.aDraft("Added").publishedBy(ada.id(), Given.NOON)),
                () -> optionalOf(articles.bySlug(Given.slug("added"))));
        writes.belongToWhoeverAsks(
                "the next version", () -> articles.replace(next), () -> optionalOf(articles.bySlug(article.slug())));
        writes.belongToWhoeverAsks(
                "a removal", () -> articles.remove(next), () -> optionalOf(articles.bySlug(next.slug())));
    }

    @Test
    void of_many_who_replace_one_version_at_once_one_succeeds() {
        var next = retitled(given.article("Old title", ada), "New title");

        var outcomes = race(20, () -> articles.replace(next));

        assertThat(outcomes)
                .extracting(outcome -> outcome.value().orElseThrow())
                .filteredOn(Replacement.DONE::equals)
                .hasSize(1);
        assertThat(outcomes)
                .extracting(outcome -> outcome.value().orElseThrow())
                .containsOnly(Replacement.DONE, Replacement.OUTDATED);
    }

    @Test
    void an_article_that_is_gone_is_not_replaced() {
        var article = given.article("Gone soon", ada);
        resultOf(articles.remove(article));

        assertThat(resultOf(articles.replace(retitled(article, "Back again")))).isEqualTo(Replacement.OUTDATED);
    }

    @Test
    void a_slug_that_another_article_has_is_not_taken_from_it() {
        given.article("Taken", ada);
        var article = given.article("Mine", ada);

        assertThat(resultOf(articles.replace(retitled(article, "Taken")))).isEqualTo(Replacement.SLUG_TAKEN);
        assertThat(resultOf(articles.bySlug(article.slug()))).isEqualTo(article);
    }

    @Test
    void only_the_version_at_hand_is_removed() {
        var article = given.article("Edited meanwhile", ada);
        var next = retitled(article, "Edited");
        resultOf(articles.replace(next));

        assertThat(resultOf(articles.remove(article))).isFalse();
        assertThat(resultOf(articles.remove(next))).isTrue();
        assertThat(resultOf(articles.remove(next))).isFalse();
        assertThat(optionalOf(articles.bySlug(next.slug()))).isEmpty();
    }

    @Test
    void with_an_article_go_its_favourites_and_the_notifications_about_it() {
        var article = given.article("Popular", ada);
        var favorite = given.favorite(article, given.user("Bob"));
        resultOf(store.notifications()
                .add(NewNotification.about(favorite.news().orElseThrow(), Given.NOON), Optional.empty()));

        resultOf(articles.remove(article));

        var inbox = resultOf(
                store.notificationQueries().inbox(new InboxSearch(ada.id(), Optional.empty(), false, PageSize.USUAL)));
        assertThat(inbox.notifications()).isEmpty();
        assertThat(inbox.unreadCount()).isZero();
    }

    private static Article retitled(Article article, String title) {
        return article.edited(
                ArticleEdit.of(Optional.of(title), Optional.empty(), Optional.empty()), Given.NOON.plusSeconds(1));
    }
}
