package dev.tracepress.testkit.memory;

import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.article.domain.FavoriteId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import java.time.Instant;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

record InMemoryFavorites(InMemoryDatabase database) implements Favorites {

    @Override
    public Mono<Favorite> add(Slug slug, UserId reader, Instant now) {
        return database.write(tables -> {
            var article = article(tables, slug);
            if (!tables.users.containsKey(reader)) {
                throw new ArticleError.ActorGone();
            }
            if (tables.favorites.stream().anyMatch(isOf(article, reader))) {
                throw new ArticleError.AlreadyFavorited();
            }
            var favorite = new Favorite(new FavoriteId(tables.nextId()), article.id(), article.author(), reader, now);
            tables.favorites.add(favorite);
            return favorite;
        });
    }

    @Override
    public Mono<ArticleId> remove(Slug slug, UserId reader) {
        return database.write(tables -> {
            var article = article(tables, slug);
            if (!tables.favorites.removeIf(isOf(article, reader))) {
                throw new ArticleError.NotFavorited();
            }
            return article.id();
        });
    }

    private static Article article(Tables tables, Slug slug) {
        return tables.articleUnder(slug).orElseThrow(ArticleError.ArticleNotFound::new);
    }

    private static Predicate<Favorite> isOf(Article article, UserId reader) {
        return favorite ->
                favorite.article().equals(article.id()) && favorite.reader().equals(reader);
    }
}
