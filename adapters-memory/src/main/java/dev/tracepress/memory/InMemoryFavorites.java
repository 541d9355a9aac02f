package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.article.domain.FavoriteId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.Tables.StoredNotification;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

record InMemoryFavorites(InMemoryDatabase database, InstantSource time) implements Favorites {

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
            var favorite = new Favorite(
                    new FavoriteId(tables.nextId(FavoriteId.class)), article.id(), article.author(), reader, now);
            tables.favorites.add(favorite);
            return favorite;
        });
    }

    @Override
    public Mono<ArticleId> remove(Slug slug, UserId reader) {
        return database.write(tables -> {
            var article = article(tables, slug);
            var favorite = tables.favorites.stream()
                    .filter(isOf(article, reader))
                    .findFirst()
                    .orElseThrow(ArticleError.NotFavorited::new);
            tables.favorites.remove(favorite);
            withdraw(tables, favorite, time.instant());
            return article.id();
        });
    }

    /** What has been told and not read is hidden; what is still to be told finds its cause taken, and as long ago as can be. */
    private static void withdraw(Tables tables, Favorite favorite, Instant now) {
        tables.notifications.replaceAll((_, told) -> told.isUnread()
                        && told.content().article().equals(favorite.article())
                        && told.content().actor().equals(favorite.reader())
                ? told.withdrawnAt(now)
                : told);
        favorite.news()
                .map(event -> NewNotification.about(event, Instant.EPOCH))
                .filter(untold -> tables.notifications.values().stream()
                        .noneMatch(told -> told.content().cause().equals(untold.cause())))
                .ifPresent(untold -> {
                    var id = new NotificationId(tables.nextId(NotificationId.class));
                    tables.notifications.put(
                            id.value(), new StoredNotification(id, untold, Optional.empty(), Optional.of(now)));
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
