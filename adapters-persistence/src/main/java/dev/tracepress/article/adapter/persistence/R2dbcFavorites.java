package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.article.domain.FavoriteId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.Changes;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Favourites in {@code favorites}; a trigger there keeps {@code article_counters}. */
final class R2dbcFavorites implements Favorites {

    private static final String ADD = """
            WITH target AS (
                SELECT id, author_id FROM articles WHERE slug = :slug
            ), added AS (
                INSERT INTO favorites (user_id, article_id, created_at)
                SELECT :reader, id, :now FROM target
                ON CONFLICT (user_id, article_id) DO NOTHING
                RETURNING id
            )
            SELECT target.id AS article_id, target.author_id, added.id AS favorite_id
            FROM target LEFT JOIN added ON TRUE""";

    private static final String REMOVE = """
            WITH target AS (
                SELECT id FROM articles WHERE slug = :slug
            ), removed AS (
                DELETE FROM favorites f USING target
                WHERE f.article_id = target.id AND f.user_id = :reader
                RETURNING f.id
            )
            SELECT target.id AS article_id, EXISTS (SELECT FROM removed) AS removed FROM target""";

    private final DatabaseClient database;
    private final Changes changes;

    R2dbcFavorites(DatabaseClient database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Mono<Favorite> add(Slug slug, UserId reader, Instant now) {
        return database.sql(ADD)
                .bind("slug", slug.value())
                .bind("reader", reader.value())
                .bind("now", now)
                .map(row -> new Outcome(
                        new ArticleId(required(row, "article_id", Long.class)),
                        new UserId(required(row, "author_id", Long.class)),
                        Optional.ofNullable(row.get("favorite_id", Long.class)).map(FavoriteId::new)))
                .one()
                .switchIfEmpty(Mono.error(ArticleError.ArticleNotFound::new))
                .map(outcome -> new Favorite(
                        outcome.added().orElseThrow(ArticleError.AlreadyFavorited::new),
                        outcome.article(),
                        outcome.author(),
                        reader,
                        now))
                .onErrorMap(StorageErrors.violates("favorites_user_id_fkey"), _ -> new ArticleError.ActorGone())
                .onErrorMap(
                        StorageErrors.violates("favorites_article_id_fkey"), _ -> new ArticleError.ArticleNotFound())
                .transform(StorageErrors::translatedWrite)
                .transform(added -> changes.toldOf(added, favorite -> countOf(favorite.article())));
    }

    @Override
    public Mono<ArticleId> remove(Slug slug, UserId reader) {
        return database.sql(REMOVE)
                .bind("slug", slug.value())
                .bind("reader", reader.value())
                .map(row -> required(row, "removed", Boolean.class)
                        ? Optional.of(new ArticleId(required(row, "article_id", Long.class)))
                        : Optional.<ArticleId>empty())
                .one()
                .switchIfEmpty(Mono.error(ArticleError.ArticleNotFound::new))
                .map(article -> article.orElseThrow(ArticleError.NotFavorited::new))
                .transform(StorageErrors::translatedWrite)
                .transform(removed -> changes.toldOf(removed, R2dbcFavorites::countOf));
    }

    private static Set<Change> countOf(ArticleId article) {
        return Set.of(Change.ofArticle(article.value()));
    }

    private record Outcome(ArticleId article, UserId author, Optional<FavoriteId> added) {}
}
