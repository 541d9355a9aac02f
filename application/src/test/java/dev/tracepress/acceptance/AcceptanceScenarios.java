package dev.tracepress.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracepress.acceptance.Person.SeenArticle;
import dev.tracepress.acceptance.Person.SeenNotification;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may expect of the service. Driven in process on adapters in memory, and over HTTP on PostgreSQL. */
public abstract class AcceptanceScenarios {

    private Tracepress app;
    private Person ada;
    private Person bob;

    /** The service, with nobody in it. */
    protected abstract Tracepress app();

    @BeforeEach
    void two_people_register() {
        app = app();
        ada = app.registers("Ada", "ada@example.com", "ada's secret");
        bob = app.registers("Bob", "bob@example.com", "bob's secret");
    }

    @Test
    void an_author_is_told_once_when_somebody_favourites_an_article() {
        var article = ada.publishes("On engines", "They weave.");

        bob.favorites(article.slug());
        app.untilJobsAreDone();

        assertThat(ada.inbox().unread()).isEqualTo(1);
        assertThat(ada.inbox().notifications())
                .extracting(SeenNotification::type, SeenNotification::articleSlug, SeenNotification::actorName)
                .containsExactly(tuple("article.favorited", article.slug(), "Bob"));
        assertThat(bob.inbox().notifications()).isEmpty();
    }

    @Test
    void own_favourites_are_not_news() {
        var article = ada.publishes("On engines", "They weave.");

        ada.favorites(article.slug());
        app.untilJobsAreDone();

        assertThat(ada.inbox().notifications()).isEmpty();
    }

    @Test
    void what_is_read_is_unread_no_more() {
        var article = ada.publishes("On engines", "They weave.");
        bob.favorites(article.slug());
        app.untilJobsAreDone();
        var told = ada.inbox().notifications().getFirst();

        refused(() -> bob.marksRead(told.id()), "notification not found");
        ada.marksRead(told.id());
        ada.marksRead(told.id());

        assertThat(ada.inbox().unread()).isZero();
        assertThat(ada.inbox().notifications()).allMatch(SeenNotification::read);
    }

    @Test
    void a_favourite_counts_once_until_it_is_taken_back() {
        var slug = ada.publishes("On engines", "They weave.").slug();

        assertThat(bob.favorites(slug)).returns(1L, SeenArticle::favoritesCount).returns(true, SeenArticle::favorited);
        refused(() -> bob.favorites(slug), "article already favorited");
        assertThat(ada.reads(slug)).returns(1L, SeenArticle::favoritesCount).returns(false, SeenArticle::favorited);
        assertThat(bob.unfavorites(slug))
                .returns(0L, SeenArticle::favoritesCount)
                .returns(false, SeenArticle::favorited);
        refused(() -> bob.unfavorites(slug), "article not favorited");
    }

    @Test
    void articles_of_the_same_title_get_their_own_slugs() {
        var first = ada.publishes("On engines", "They weave.");
        var second = bob.publishes("On Engines!", "They do not.");

        assertThat(first.slug()).isEqualTo("on-engines");
        assertThat(second.slug()).startsWith("on-engines-");
        assertThat(app.anonymous().reads(second.slug()).authorName()).isEqualTo("Bob");
    }

    @Test
    void a_new_title_moves_the_article() {
        ada.publishes("Old title", "Text.");

        assertThat(ada.retitles("old-title", "New title").slug()).isEqualTo("new-title");

        assertThat(bob.reads("new-title").title()).isEqualTo("New title");
        assertThat(bob.reads("old-title").slug()).isEqualTo("new-title");
    }

    @Test
    void a_new_title_that_is_taken_still_gets_a_slug() {
        ada.publishes("Taken", "Text.");
        ada.publishes("Mine", "Text.");

        assertThat(ada.retitles("mine", "Taken").slug()).startsWith("taken-");
    }

    @Test
    void only_the_author_changes_or_deletes_an_article() {
        var slug = ada.publishes("On engines", "They weave.").slug();

        refused(() -> bob.retitles(slug, "Mine now"), "you are not the author of this article");
        refused(() -> bob.deletes(slug), "you are not the author of this article");
        assertThat(ada.reads(slug).title()).isEqualTo("On engines");
    }

    @Test
    void with_an_article_goes_all_that_is_about_it() {
        var slug = ada.publishes("On engines", "They weave.").slug();
        bob.favorites(slug);
        app.untilJobsAreDone();

        ada.deletes(slug);

        refused(() -> ada.reads(slug), "article not found");
        assertThat(ada.inbox().notifications()).isEmpty();
        assertThat(ada.inbox().unread()).isZero();
    }

    @Test
    void a_job_about_a_deleted_article_tells_nobody() {
        var slug = ada.publishes("On engines", "They weave.").slug();
        bob.favorites(slug);
        ada.deletes(slug);
        app.untilJobsAreDone();

        assertThat(ada.inbox().notifications()).isEmpty();
    }

    @Test
    void anonymous_readers_see_no_addresses() {
        var slug = ada.publishes("On engines", "They weave.").slug();

        assertThat(app.anonymous().reads(slug).authorEmail()).isEmpty();
        assertThat(bob.reads(slug).authorEmail()).isEqualTo(Optional.of("ada@example.com"));
    }

    @Test
    void a_search_finds_its_words_literally_newest_first() {
        ada.publishes("100% proof", "Text.");
        ada.publishes("Proof of nothing", "Text.");
        ada.publishes("Unrelated", "Text.");

        assertThat(bob.finds("PROOF")).containsExactly("proof-of-nothing", "100-proof");
        assertThat(bob.finds("%")).containsExactly("100-proof");
    }

    @Test
    void an_address_belongs_to_one_user_in_whatever_case() {
        refused(
                () -> app.registers("Other Ada", "ADA@Example.com", "other secret"),
                "user with this email already exists");
        assertThat(app.logsIn("ADA@example.COM", "ada's secret").inbox().notifications())
                .isEmpty();
    }

    @Test
    void who_does_not_know_the_password_or_does_not_exist_is_told_the_same() {
        refused(() -> app.logsIn("ada@example.com", "wrong secret"), "invalid email or password");
        refused(() -> app.logsIn("nobody@example.com", "wrong secret"), "invalid email or password");
    }

    @Test
    void logging_out_ends_one_token_and_no_other() {
        var again = app.logsIn("ada@example.com", "ada's secret");

        ada.logsOut();

        refused(() -> ada.inbox(), "invalid or expired token");
        assertThat(again.inbox().notifications()).isEmpty();
    }

    @Test
    void a_new_name_shows_on_what_was_written_before() {
        var slug = ada.publishes("On engines", "They weave.").slug();

        assertThat(ada.renamesThemselves("  Ada Lovelace ")).isEqualTo("Ada Lovelace");
        assertThat(bob.reads(slug).authorName()).isEqualTo("Ada Lovelace");
    }

    private static void refused(ThrowingCallable attempt, String words) {
        assertThatThrownBy(attempt).isInstanceOf(Refused.class).hasMessage(words);
    }
}
