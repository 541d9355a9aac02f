package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.NewArticle;
import dev.tracepress.article.domain.Slug;
import java.util.Optional;
import reactor.core.publisher.Mono;

record InMemoryArticleRepository(InMemoryDatabase database) implements ArticleRepository {

    @Override
    public Mono<Article> add(NewArticle article) {
        return database.write(tables -> added(tables, article)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Article> bySlug(Slug slug) {
        return database.find(tables -> tables.articleUnder(slug));
    }

    @Override
    public Mono<Replacement> replace(Article next) {
        return database.write(tables -> {
            if (!isThere(tables, next.id(), next.version() - 1)) {
                return Replacement.OUTDATED;
            }
            if (tables.articleUnder(next.slug())
                    .filter(other -> !other.id().equals(next.id()))
                    .isPresent()) {
                return Replacement.SLUG_TAKEN;
            }
            var former = tables.article(next.id()).slug();
            if (!former.equals(next.slug())) {
                tables.formerSlugs.put(former, next.id());
            }
            tables.articles.put(next.id(), next);
            return Replacement.DONE;
        });
    }

    @Override
    public Mono<Boolean> remove(Article article) {
        return database.write(tables -> {
            if (!isThere(tables, article.id(), article.version())) {
                return false;
            }
            tables.removeArticle(article.id());
            return true;
        });
    }

    private static Optional<Article> added(Tables tables, NewArticle article) {
        if (!tables.users.containsKey(article.author())) {
            throw new ArticleError.ActorGone();
        }
        if (tables.articleUnder(article.slug()).isPresent()) {
            return Optional.empty();
        }
        var stored = article.withId(new ArticleId(tables.nextId(ArticleId.class)));
        tables.articles.put(stored.id(), stored);
        return Optional.of(stored);
    }

    private static boolean isThere(Tables tables, ArticleId id, long version) {
        return Optional.ofNullable(tables.articles.get(id))
                .filter(found -> found.version() == version)
                .isPresent();
    }
}
