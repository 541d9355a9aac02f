package dev.tracepress.article.adapter.persistence.hot;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.LatestChanges;
import dev.tracepress.shared.adapter.persistence.replica.Replicas;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Asks replicas in place of the primary, and the primary after all where this process has changed anything since that would show:
 * of what was not found nobody knows what that may be, so any change may be one of it.
 */
final class ReplicatedArticleQueries implements ArticleQueries {

    private final ArticleQueries stored;
    private final ArticleQueries copied;
    private final Replicas replicas;
    private final LatestChanges changes;

    ReplicatedArticleQueries(ArticleQueries stored, ArticleQueries copied, Replicas replicas, LatestChanges changes) {
        this.stored = stored;
        this.copied = copied;
        this.replicas = replicas;
        this.changes = changes;
    }

    @Override
    public Mono<ArticleView> bySlug(Slug slug, Optional<UserId> reader) {
        return read(queries -> queries.bySlug(slug, reader), ViewedArticles::subjectsOf);
    }

    @Override
    public Mono<ArticleView> byFormerSlug(Slug slug, Optional<UserId> reader) {
        return read(queries -> queries.byFormerSlug(slug, reader), ViewedArticles::subjectsOf);
    }

    @Override
    public Mono<ArticleView> byId(ArticleId id, Optional<UserId> reader) {
        return read(queries -> queries.byId(id, reader), ViewedArticles::subjectsOf);
    }

    @Override
    public Mono<ArticlePage> page(ArticleSearch search) {
        return read(
                queries -> queries.page(search),
                search.isOfAll() ? ViewedArticles::subjectsOf : ViewedArticles::subjectsOfFound);
    }

    private <T> Mono<T> read(Function<ArticleQueries, Mono<T>> query, Function<T, List<Change>> subjects) {
        return replicas.read(
                Mono.defer(() -> query.apply(stored)),
                Mono.defer(() -> query.apply(copied)),
                (change, found) -> found.map(subjects)
                        .map(shown -> !changes.anySince(change, shown))
                        .orElseGet(() -> changes.number() == change));
    }
}
