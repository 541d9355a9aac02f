package dev.tracepress.article.adapter.persistence.hot;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.persistence.HotReads;
import dev.tracepress.shared.adapter.persistence.LatestChanges;
import dev.tracepress.shared.adapter.persistence.OtherInstances;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Answers anonymous readers of single articles and of the first page from memory, and asks the queries behind it for all else:
 * for readers who are somebody, inside transactions, for whoever has to see a write of a moment ago, and while the changes of
 * other instances are not heard.
 */
final class HotArticleQueries implements ArticleQueries, HotReads {

    /** More than the clocks of two instances are ever apart that are set by the same database. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final ArticleQueries stored;
    private final OtherInstances others;
    private final InstantSource time;
    private final Duration recent;
    private final HeldReads<Slug, ArticleView> articles;
    private final HeldReads<PageSize, ArticlePage> pages;

    HotArticleQueries(
            ArticleQueries stored,
            LatestChanges changes,
            OtherInstances others,
            HotArticlesSettings settings,
            InstantSource time,
            Ticker ticker) {
        this.stored = stored;
        this.others = others;
        this.time = time;
        this.recent = settings.oldest().plus(SKEW);
        this.articles = new HeldReads<>(
                changes,
                ViewedArticles::subjectsOf,
                ViewedArticles::bytesOf,
                settings.articleBytes(),
                settings.oldest(),
                ticker);
        this.pages = new HeldReads<>(
                changes,
                ViewedArticles::subjectsOf,
                ViewedArticles::bytesOf,
                settings.pageBytes(),
                settings.oldest(),
                ticker);
    }

    @Override
    public Mono<ArticleView> bySlug(Slug slug, Optional<UserId> reader) {
        var one = Mono.defer(() -> stored.bySlug(slug, reader));
        return reader.isPresent() ? one : fromMemory(articles, slug, one);
    }

    @Override
    public Mono<ArticleView> byFormerSlug(Slug slug, Optional<UserId> reader) {
        return stored.byFormerSlug(slug, reader);
    }

    @Override
    public Mono<ArticleView> byId(ArticleId id, Optional<UserId> reader) {
        return stored.byId(id, reader);
    }

    @Override
    public Mono<ArticlePage> page(ArticleSearch search) {
        var page = Mono.defer(() -> stored.page(search));
        return isHot(search) ? fromMemory(pages, search.size(), page) : page;
    }

    @Override
    public long hits() {
        return articles.hits() + pages.hits();
    }

    @Override
    public long misses() {
        return articles.misses() + pages.misses();
    }

    @Override
    public long bytes() {
        return articles.bytes() + pages.bytes();
    }

    private <K, V> Mono<V> fromMemory(HeldReads<K, V> memory, K key, Mono<V> stored) {
        var held = memory.read(key, stored);
        return Mono.deferContextual(context -> mayBeHeld(context) ? held : stored);
    }

    private boolean mayBeHeld(ContextView context) {
        return others.areHeard() && !context.hasKey(TransactionContext.class) && !asksForRecent(context);
    }

    /** All that is held was read later than an older position. */
    private boolean asksForRecent(ContextView context) {
        return context.<Position>getOrEmpty(Position.class)
                .filter(position -> position.at().isAfter(time.instant().minus(recent)))
                .isPresent();
    }

    private static boolean isHot(ArticleSearch search) {
        return search.reader().isEmpty()
                && search.isOfAll()
                && search.start() instanceof Page page
                && page.number() == 1;
    }
}
