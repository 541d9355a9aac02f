package dev.tracepress.article.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.UserId;
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
    private static final Article ARTICLE =
            Draft.of("A title", "about", "text").publishedBy(ADA, NOW).withId(new ArticleId(1));

    @ParameterizedTest
    @CsvSource({"'',text", "title,''", "' ',text", "title,' '"})
    void title_and_body_are_required(String title, String body) {
        assertThatThrownBy(() -> Draft.of(title, "", body))
                .isInstanceOf(ArticleError.ArticleIncomplete.class)
                .hasMessage("title and body are required");
    }

    @Test
    void a_title_has_at_most_255_characters() {
        assertThatThrownBy(() -> Title.of("x".repeat(256))).isInstanceOf(ArticleError.TitleTooLong.class);
        assertThat(Title.of("x".repeat(255)).value()).hasSize(255);
    }

    @Test
    void an_edit_makes_the_next_version_and_leaves_what_it_does_not_name() {
        var edited = ARTICLE.edited(edit(Optional.empty(), Optional.of("new text")), NOW.plusSeconds(1));

        assertThat(edited)
                .isEqualTo(new Article(
                        ARTICLE.id(),
                        ARTICLE.slug(),
                        ARTICLE.title(),
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
        var withEnd = ARTICLE.under(new Slug("a-title-x1y2z3"));

        assertThat(withEnd.edited(edit(Optional.of("A Title!"), Optional.empty()), NOW)
                        .slug())
                .isEqualTo(withEnd.slug());
    }

    @Test
    void only_the_author_changes_an_article() {
        assertThatThrownBy(() -> ARTICLE.forChangeBy(BOB, VersionCondition.NONE))
                .isInstanceOf(ArticleError.NotTheAuthor.class);
        assertThat(ARTICLE.forChangeBy(ADA, VersionCondition.NONE)).isEqualTo(ARTICLE);
    }

    @Test
    void a_change_may_demand_a_version() {
        assertThat(ARTICLE.forChangeBy(ADA, VersionCondition.oneOf(Set.of(1L, 7L))))
                .isEqualTo(ARTICLE);
        assertThatThrownBy(() -> ARTICLE.forChangeBy(ADA, VersionCondition.oneOf(Set.of(7L))))
                .isInstanceOf(ArticleError.VersionConditionFailed.class);
        assertThatThrownBy(() -> ARTICLE.forChangeBy(ADA, VersionCondition.oneOf(Set.of())))
                .isInstanceOf(ArticleError.VersionConditionFailed.class);
    }

    @Test
    void a_favourite_is_news_to_the_author_unless_it_is_the_authors_own() {
        assertThat(favoriteBy(BOB).news())
                .contains(new ArticleFavorited(new FavoriteId(9), ARTICLE.id(), ADA, BOB, NOW));
        assertThat(favoriteBy(ADA).news()).isEmpty();
    }

    private static Favorite favoriteBy(UserId reader) {
        return new Favorite(new FavoriteId(9), ARTICLE.id(), ADA, reader, NOW);
    }

    private static Article edited(String title) {
        return ARTICLE.edited(edit(Optional.of(title), Optional.empty()), NOW);
    }

    private static ArticleEdit edit(Optional<String> title, Optional<String> body) {
        return ArticleEdit.of(title, Optional.empty(), body);
    }
}
