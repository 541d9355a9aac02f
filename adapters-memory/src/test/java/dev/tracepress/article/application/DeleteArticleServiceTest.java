package dev.tracepress.article.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.application.port.in.DeleteArticleUseCase.DeleteArticle;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.NewArticle;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.User;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DeleteArticleServiceTest {

    private final MemoryPorts store = new MemoryPorts();
    private final User ada = new Given(store).user("Ada");
    private final Article article = new Given(store).article("A title", ada);

    @Test
    void an_article_that_is_edited_just_before_it_is_deleted_is_deleted_all_the_same() {
        completes(delete(VersionCondition.NONE, new QuickerRival(store.articles(), 3)));

        assertThat(articleIsThere()).isFalse();
    }

    @Test
    void who_wants_to_delete_one_version_only_does_not_delete_another() {
        var rival = new QuickerRival(store.articles(), 1);

        assertThatThrownBy(() -> completes(delete(VersionCondition.oneOf(Set.of(article.edition())), rival)))
                .isInstanceOf(ArticleError.VersionConditionFailed.class)
                .hasMessage("the article has changed since you read it");
        assertThat(articleIsThere()).isTrue();
    }

    @Test
    void who_loses_again_and_again_is_told_of_the_many_others() {
        var rival = new QuickerRival(store.articles(), Integer.MAX_VALUE);

        assertThatThrownBy(() -> completes(delete(VersionCondition.NONE, rival)))
                .isInstanceOf(ArticleError.TooMuchContention.class);
        assertThat(articleIsThere()).isTrue();
    }

    private Mono<Void> delete(VersionCondition condition, ArticleRepository articles) {
        return ArticleUseCases.deleteArticle(articles).delete(new DeleteArticle(article.slug(), ada.id(), condition));
    }

    private boolean articleIsThere() {
        return optionalOf(store.articles().bySlug(article.slug())).isPresent();
    }

    /** The author, who in another window edits just what is about to be removed, for so many times. */
    private record QuickerRival(ArticleRepository articles, AtomicInteger edits) implements ArticleRepository {

        private static final ArticleEdit EDIT =
                ArticleEdit.of(Optional.empty(), Optional.empty(), Optional.of("another body"));

        QuickerRival(ArticleRepository articles, int edits) {
            this(articles, new AtomicInteger(edits));
        }

        @Override
        public Mono<Boolean> remove(Article article) {
            return edits.getAndDecrement() > 0
                    ? articles.replace(article.edited(EDIT, Given.NOON)).then(articles.remove(article))
                    : articles.remove(article);
        }

        @Override
        public Mono<Article> add(NewArticle article) {
            return articles.add(article);
        }

        @Override
        public Mono<Article> bySlug(Slug slug) {
            return articles.bySlug(slug);
        }

        @Override
        public Mono<Replacement> replace(Article next) {
            return articles.replace(next);
        }
    }
}
