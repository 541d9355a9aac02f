package dev.tracepress.article.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.in.CheckFavoritesUseCase.Findings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CheckFavoritesServiceTest {

    @Test
    void articles_that_show_a_wrong_number_of_favourites_are_counted() {
        assertThat(resultOf(ArticleUseCases.checkFavorites(() -> Mono.just(3L)).check()))
                .isEqualTo(new Findings(3));
    }
}
