package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.persistence.Bulkhead;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

final class R2dbcArticleQueries implements ArticleQueries {

    private static final String ONE = """
            SELECT %s
            FROM articles a %s
            WHERE""".formatted(ArticleViewRow.COLUMNS, ArticleViewRow.JOINS);

    private static final String BY_SLUG = ONE + " a.slug = :slug";
    private static final String BY_FORMER_SLUG =
            ONE + " a.id = (SELECT article_id FROM former_slugs WHERE slug = :slug)";
    private static final String BY_ID = ONE + " a.id = :id";

    private final DatabaseClient database;
    private final Bulkhead searches;

    R2dbcArticleQueries(DatabaseClient database, Bulkhead searches) {
        this.database = database;
        this.searches = searches;
    }

    @Override
    public Mono<ArticleView> bySlug(Slug slug, Optional<UserId> reader) {
        return one(database.sql(BY_SLUG).bind("slug", slug.value()), reader);
    }

    @Override
    public Mono<ArticleView> byFormerSlug(Slug slug, Optional<UserId> reader) {
        return one(database.sql(BY_FORMER_SLUG).bind("slug", slug.value()), reader);
    }

    @Override
    public Mono<ArticleView> byId(ArticleId id, Optional<UserId> reader) {
        return one(database.sql(BY_ID).bind("id", id.value()), reader);
    }

    @Override
    public Mono<ArticlePage> page(ArticleSearch search) {
        return search.isOfAll() ? found(search) : searches.whileAskedFor(found(search));
    }

    private Mono<ArticlePage> found(ArticleSearch search) {
        var statement = ArticlePageStatement.of(search);
        return database.sql(statement.sql())
                .bindValues(statement.values())
                .bind("reader", ArticleViewRow.reader(search.reader()))
                .map(ArticlePageRow::from)
                .all()
                .collectList()
                .map(rows -> ArticlePageRow.toPage(rows, search.size()))
                .transform(StorageErrors::translated);
    }

    private static Mono<ArticleView> one(GenericExecuteSpec statement, Optional<UserId> reader) {
        return statement
                .bind("reader", ArticleViewRow.reader(reader))
                .map(ArticleViewRow::toView)
                .one()
                .transform(StorageErrors::translated);
    }
}
