package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.After;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.application.port.out.ArticleView.AuthorView;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

record InMemoryArticleQueries(InMemoryDatabase database) implements ArticleQueries {

    private static final Comparator<Article> NEWEST_FIRST = Comparator.comparing(Article::createdAt)
            .thenComparingLong(article -> article.id().value())
            .reversed();

    @Override
    public Mono<ArticleView> bySlug(Slug slug, Optional<UserId> reader) {
        return database.find(tables -> tables.articleUnder(slug).map(article -> view(tables, article, reader)));
    }

    @Override
    public Mono<ArticleView> byFormerSlug(Slug slug, Optional<UserId> reader) {
        return database.find(tables -> Optional.ofNullable(tables.formerSlugs.get(slug))
                .flatMap(id -> Optional.ofNullable(tables.articles.get(id)))
                .map(article -> view(tables, article, reader)));
    }

    @Override
    public Mono<ArticleView> byId(ArticleId id, Optional<UserId> reader) {
        return database.find(
                tables -> Optional.ofNullable(tables.articles.get(id)).map(article -> view(tables, article, reader)));
    }

    @Override
    public Mono<ArticlePage> page(ArticleSearch search) {
        return database.read(tables -> {
            var found = tables.articles.values().stream()
                    .filter(article -> isFound(tables, article, search))
                    .sorted(NEWEST_FIRST)
                    .toList();
            var rest = switch (search.start()) {
                case Page page ->
                    found.stream()
                            .skip((page.number() - 1L) * search.size().value())
                            .toList();
                case After seen ->
                    found.stream().filter(article -> isOlder(article, seen)).toList();
            };
            var shown = rest.stream().limit(search.size().value()).toList();
            return new ArticlePage(
                    shown.stream()
                            .map(article -> view(tables, article, search.reader()))
                            .toList(),
                    search.isOfAll() ? found.size() : Math.min(found.size(), ArticlePage.MOST_COUNTED),
                    search.isOfAll() || found.size() <= ArticlePage.MOST_COUNTED,
                    rest.size() > shown.size() ? Optional.of(after(shown)) : Optional.empty());
        });
    }

    private static After after(List<Article> shown) {
        return new After(shown.getLast().createdAt(), shown.getLast().id());
    }

    private static boolean isOlder(Article article, After seen) {
        var byTime = article.createdAt().compareTo(seen.createdAt());
        return byTime < 0 || (byTime == 0 && article.id().value() < seen.id().value());
    }

    private static boolean isFound(Tables tables, Article article, ArticleSearch search) {
        return search.text()
                        .map(text -> holds(article.title().value(), text)
                                || holds(article.description().value(), text))
                        .orElse(true)
                && search.author()
                        .map(name -> holds(tables.user(article.author()).name().value(), name))
                        .orElse(true);
    }

    private static boolean holds(String where, Text what) {
        return new Text(where).folded().contains(what.folded());
    }

    private static ArticleView view(Tables tables, Article article, Optional<UserId> reader) {
        var author = tables.user(article.author());
        var likers = tables.favorites.stream()
                .filter(favorite -> favorite.article().equals(article.id()))
                .map(favorite -> favorite.reader())
                .toList();
        return new ArticleView(
                article.id(),
                article.slug(),
                article.title().value(),
                article.description().value(),
                article.body().value(),
                new AuthorView(
                        author.id(), author.email().value(), author.name().value()),
                likers.size(),
                reader.filter(likers::contains).isPresent(),
                article.version(),
                article.createdAt(),
                article.updatedAt());
    }
}
