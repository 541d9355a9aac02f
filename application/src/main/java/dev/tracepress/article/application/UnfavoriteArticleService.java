package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import reactor.core.publisher.Mono;

final class UnfavoriteArticleService implements UnfavoriteArticleUseCase {

    private final TransactionBoundary transactions;
    private final Favorites favorites;
    private final ArticleQueries queries;

    UnfavoriteArticleService(TransactionBoundary transactions, Favorites favorites, ArticleQueries queries) {
        this.transactions = transactions;
        this.favorites = favorites;
        this.queries = queries;
    }

    @Override
    public Mono<ArticleView> unfavorite(UnfavoriteArticle command) {
        return transactions.inTransaction(favorites
                .remove(command.slug(), command.reader())
                .flatMap(article -> ReadBack.of(article, command.reader(), queries)));
    }
}
