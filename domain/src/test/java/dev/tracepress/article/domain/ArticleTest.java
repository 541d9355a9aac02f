package dev.tracepress.article.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.Text;
import dev.tracepress.shared.domain.VersionCondition;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ADA = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private final Article article =
            Draft.of("A title", "about", "text").publishedBy(ADA, NOW).withId(new ArticleId(1));

    @ParameterizedTest
    @CsvSource({
        "'',text,title",
        "title,'',body",
        "' ',text,title",
        "title,' ',body",
        "'','',title body",
    })
    void who_leaves_out_title_or_body_is_told_which(String title, String body, String missing) {
        assertThatThrownBy(() -> Draft.of(title, "", body))
                .hasMessage("title and body are required")
                .isInstanceOfSatisfying(
                        ArticleError.ArticleIncomplete.class,
                        incomplete -> assertThat(incomplete.missing()).containsExactly(missing.split(" ")));
    }

    @Test
    void what_is_published_says_what_was_drafted_from_its_first_version_on() {
        assertThat(article)
                .isEqualTo(new Article(
                        new ArticleId(1),
                        new Slug("a-title"),
                        Title.of("A title"),
                        new Text("about"),
                        Body.of("text"),
                        ADA,
                        1,
                        NOW,
                        NOW));
        assertThat(article.title().value()).isEqualTo("A title");
        assertThat(article.body().value()).isEqualTo("text");
    }

    @Test
    void an_article_whose_slug_is_taken_is_the_same_under_another() {
        var other = new Slug("a-title-x1y2z3");
        var published = Draft.of("A title", "about", "text").publishedBy(ADA, NOW);

        assertThat(published.under(other).withId(new ArticleId(1))).isEqualTo(article.under(other));
        assertThat(article.under(other).slug()).isEqualTo(other);
    }

    @Test
    void a_title_has_at_most_255_characters() {
        assertThatThrownBy(() -> Title.of("x".repeat(256))).isInstanceOf(ArticleError.TitleTooLong.class);
        assertThat(Title.of("x".repeat(255)).value()).hasSize(255);
    }

    @Test
    void a_title_is_a_line_that_is_there() {
        assertThat(Title.of(" A title ").value()).isEqualTo("A title");
        assertThatThrownBy(() -> Title.of("\u200B"))
                .isInstanceOfSatisfying(
                        ArticleError.ArticleIncomplete.class,
                        incomplete -> assertThat(incomplete.missing()).containsExactly("title"));
    }

    @Test
    void an_edit_makes_the_next_version_and_leaves_what_it_does_not_name() {
        var edited = article.edited(edit(Optional.empty(), Optional.of("new text")), NOW.plusSeconds(1));

        assertThat(edited)
                .isEqualTo(new Article(
                        article.id(),
                        article.slug(),
                        article.title(),
                        new Text("about"),
                        Body.of("new text"),
                        ADA,
                        2,
                        NOW,
                        NOW.plusSeconds(1)));
    }

    @Test
    void the_slug_follows_the_title() {
        assertThat(edited("Another title").slug().value()).isEqualTo("another-title");
    }

    @Test
    void the_slug_stays_when_the_title_would_give_the_same_one() {
        var withEnd = article.under(new Slug("a-title-x1y2z3"));

        assertThat(withEnd.edited(edit(Optional.of("A Title!"), Optional.empty()), NOW)
                        .slug())
                .isEqualTo(withEnd.slug());
    }

    @Test
    void only_the_author_changes_an_article() {
        assertThatThrownBy(() -> article.forChangeBy(BOB, VersionCondition.NONE))
                .isInstanceOf(ArticleError.NotTheAuthor.class);
        assertThat(article.forChangeBy(ADA, VersionCondition.NONE)).isEqualTo(article);
    }

    @Test
    void a_change_may_demand_a_version() {
        var seventh = new Edition(article.id().value(), 7);

        assertThat(article.forChangeBy(ADA, VersionCondition.oneOf(Set.of(article.edition(), seventh))))
                .isEqualTo(article);
        assertThatThrownBy(() -> article.forChangeBy(ADA, VersionCondition.oneOf(Set.of(seventh))))
                .isInstanceOf(ArticleError.VersionConditionFailed.class);
        assertThatThrownBy(() -> article.forChangeBy(ADA, VersionCondition.oneOf(Set.of())))
                .isInstanceOf(ArticleError.VersionConditionFailed.class);
    }

    @Test
    void a_favourite_is_news_to_the_author_unless_it_is_the_authors_own() {
        assertThat(favoriteBy(BOB).news())
                .contains(new ArticleFavorited(new FavoriteId(9), article.id(), ADA, BOB, NOW));
        assertThat(favoriteBy(ADA).news()).isEmpty();
    }

    private Favorite favoriteBy(UserId reader) {
        return new Favorite(new FavoriteId(9), article.id(), ADA, reader, NOW);
    }

    private Article edited(String title) {
        return article.edited(edit(Optional.of(title), Optional.empty()), NOW);
    }

    private static ArticleEdit edit(Optional<String> title, Optional<String> body) {
        return ArticleEdit.of(title, Optional.empty(), body);
    }
}
