package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.NewArticle;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.Changes;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

final class R2dbcArticleRepository implements ArticleRepository {

    private static final String ADD = """
            INSERT INTO articles (slug, title, description, body, author_id, created_at, updated_at)
            VALUES (:slug, :title, :description, :body, :authorId, :now, :now)
            ON CONFLICT (slug) DO NOTHING
            RETURNING %s""".formatted(ArticleRow.COLUMNS);

    private static final String BY_SLUG = "SELECT %s FROM articles WHERE slug = :slug".formatted(ArticleRow.COLUMNS);

    private static final String REPLACE = """
            WITH replaced AS (
                UPDATE articles next
                SET slug = :slug, title = :title, description = :description, body = :body,
                    version = :version, updated_at = :updatedAt
                FROM (SELECT id, slug FROM articles WHERE id = :id) AS before
                WHERE next.id = before.id AND next.version = :version - 1
                RETURNING next.id, next.slug, before.slug AS former
            ), remembered AS (
                INSERT INTO former_slugs (slug, article_id)
                SELECT former, id FROM replaced WHERE former <> slug
                ON CONFLICT (slug) DO UPDATE SET article_id = excluded.article_id
            )
            SELECT count(*) FROM replaced""";

    private static final String REMOVE = "DELETE FROM articles WHERE id = :id AND version = :version";

    private final DatabaseClient database;
    private final Changes changes;

    R2dbcArticleRepository(DatabaseClient database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Mono<Article> add(NewArticle article) {
        return database.sql(ADD)
                .bind("slug", article.slug().value())
                .bind("title", article.draft().title().value())
                .bind("description", article.draft().description().value())
                .bind("body", article.draft().body().value())
                .bind("authorId", article.author().value())
                .bind("now", article.createdAt())
                .map(ArticleRow::from)
                .one()
                .map(ArticleRow::toArticle)
                .onErrorMap(StorageErrors.violates("articles_author_id_fkey"), _ -> new ArticleError.ActorGone())
                .transform(StorageErrors::translatedWrite)
                .transform(added -> changes.toldOf(added, _ -> Set.of(Change.ofWhichArticlesThereAre())));
    }

    @Override
    public Mono<Article> bySlug(Slug slug) {
        return database.sql(BY_SLUG)
                .bind("slug", slug.value())
                .map(ArticleRow::from)
                .one()
                .map(ArticleRow::toArticle)
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Replacement> replace(Article next) {
        return database.sql(REPLACE)
                .bind("id", next.id().value())
                .bind("slug", next.slug().value())
                .bind("title", next.title().value())
                .bind("description", next.description().value())
                .bind("body", next.body().value())
                .bind("version", next.version())
                .bind("updatedAt", next.updatedAt())
                .mapValue(Long.class)
                .one()
                .map(rows -> rows == 1 ? Replacement.DONE : Replacement.OUTDATED)
                .onErrorResume(StorageErrors.violates("articles_slug_key"), _ -> Mono.just(Replacement.SLUG_TAKEN))
                .transform(StorageErrors::translatedWrite)
                .transform(replaced -> changes.toldOf(
                        replaced, _ -> Set.of(Change.ofArticle(next.id().value()), Change.ofWhatIsFound())));
    }

    @Override
    public Mono<Boolean> remove(Article article) {
        return database.sql(REMOVE)
                .bind("id", article.id().value())
                .bind("version", article.version())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .transform(StorageErrors::translatedWrite)
                .transform(removed -> changes.toldOf(
                        removed,
                        _ -> Set.of(Change.ofArticle(article.id().value()), Change.ofWhichArticlesThereAre())));
    }
}
