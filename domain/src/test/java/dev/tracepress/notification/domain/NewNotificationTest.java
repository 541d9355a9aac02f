package dev.tracepress.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.FavoriteId;
import dev.tracepress.identity.domain.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewNotificationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ADA = new UserId(1);
    private static final UserId BOB = new UserId(2);

    @Test
    void the_author_is_told_who_favourited_which_article_and_by_which_act() {
        var favorited = new ArticleFavorited(new FavoriteId(9), new ArticleId(5), ADA, BOB, NOON);

        assertThat(NewNotification.about(favorited, NOON.plusSeconds(1)))
                .isEqualTo(new NewNotification(
                        ADA,
                        BOB,
                        new ArticleId(5),
                        NotificationType.ARTICLE_FAVORITED,
                        "favorite-9",
                        NOON.plusSeconds(1)));
    }

    @Test
    void clients_know_a_type_by_its_name() {
        assertThat(NotificationType.ARTICLE_FAVORITED.wireName()).isEqualTo("article.favorited");
    }

    @ParameterizedTest
    @EnumSource
    void every_type_is_found_by_its_name(NotificationType type) {
        assertThat(NotificationType.ofWireName(type.wireName())).isEqualTo(type);
    }

    @Test
    void a_name_that_no_type_has_is_a_mistake() {
        assertThatThrownBy(() -> NotificationType.ofWireName("article.burnt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown notification type article.burnt");
    }
}
