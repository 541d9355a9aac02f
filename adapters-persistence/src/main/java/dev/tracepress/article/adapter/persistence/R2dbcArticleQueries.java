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
import io.r2dbc.spi.Parameters;
import java.util.Map;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

final class R2dbcArticleQueries implements ArticleQueries {

    private static final ArticleStatement BY_SLUG = new ArticleStatement("a.slug = :slug");
    private static final ArticleStatement BY_FORMER_SLUG =
            new ArticleStatement("a.id = (SELECT article_id FROM former_slugs WHERE slug = :slug)");
    private static final ArticleStatement BY_ID = new ArticleStatement("a.id = :id");

    private final DatabaseClient database;
    private final Bulkhead searches;
    private final LongTexts texts;

    R2dbcArticleQueries(DatabaseClient database, Bulkhead searches, LongTexts texts) {
        this.database = database;
        this.searches = searches;
        this.texts = texts;
    }

    @Override
    public Mono<ArticleView> bySlug(Slug slug, Optional<UserId> reader) {
        return one(BY_SLUG.by("slug", slug.value(), reader));
    }

    @Override
    public Mono<ArticleView> byFormerSlug(Slug slug, Optional<UserId> reader) {
        return one(BY_FORMER_SLUG.by("slug", slug.value(), reader));
    }

    @Override
    public Mono<ArticleView> byId(ArticleId id, Optional<UserId> reader) {
        return one(BY_ID.by("id", id.value(), reader));
    }

    @Override
    public Mono<ArticlePage> page(ArticleSearch search) {
        // Given back once the page has been passed on, and what is made of it is made.
        return Mono.using(texts::claim, claim -> page(search, claim), LongTexts.Claim::giveBack, false);
    }

    private Mono<ArticlePage> page(ArticleSearch search, LongTexts.Claim claim) {
        var found = found(search, claim);
        return search.isOfAll() ? found : searches.whileAskedFor(found);
    }

    private Mono<ArticlePage> found(ArticleSearch search, LongTexts.Claim claim) {
        return sent(ArticlePageStatement.of(search))
                .map(ArticlePageRow::from)
                .all()
                .doOnNext(row -> claim.take(row.bytes()))
                .collectList()
                .map(rows -> ArticlePageRow.toPage(rows, search.size()))
                .transform(StorageErrors::translated);
    }

    private Mono<ArticleView> one(BoundStatement statement) {
        return sent(statement).map(ArticleViewRow::toView).one().transform(StorageErrors::translated);
    }

    private GenericExecuteSpec sent(BoundStatement statement) {
        return database.sql(statement.sql()).bindValues(statement.values());
    }

    /** What finds one article. */
    private static final class ArticleStatement {

        private final String forReader;
        private final String forNobody;

        ArticleStatement(String condition) {
            this.forReader = text(true, condition);
            this.forNobody = text(false, condition);
        }

        private static String text(boolean known, String condition) {
            return "SELECT %s\nFROM articles a %s\nWHERE %s"
                    .formatted(ArticleViewRow.columns(known), ArticleViewRow.joins(known), condition);
        }

        BoundStatement by(String name, Object value, Optional<UserId> reader) {
            return reader.map(known -> new BoundStatement(
                            forReader, Map.of(name, Parameters.in(value), "reader", Parameters.in(known.value()))))
                    .orElseGet(() -> new BoundStatement(forNobody, Map.of(name, Parameters.in(value))));
        }
    }
}
