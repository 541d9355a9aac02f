package dev.tracepress.article.application;

import dev.tracepress.article.application.port.in.CheckFavoritesUseCase;
import dev.tracepress.article.application.port.in.CreateArticleUseCase;
import dev.tracepress.article.application.port.in.DeleteArticleUseCase;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.UpdateArticleUseCase;
import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Hands out the use cases of articles and favourites. */
public final class ArticleUseCases {

    private ArticleUseCases() {}

    public static CreateArticleUseCase createArticle(
            ArticleRepository articles, ArticleQueries queries, InstantSource time, RandomGenerator chance) {
        return new CreateArticleService(articles, queries, time, chance);
    }

    public static FindArticlesUseCase findArticles(ArticleQueries queries) {
        return new FindArticlesService(queries);
    }

    public static FindArticleUseCase findArticle(ArticleQueries queries) {
        return new FindArticleService(queries);
    }

    public static UpdateArticleUseCase updateArticle(
            ArticleRepository articles, ArticleQueries queries, InstantSource time, RandomGenerator chance) {
        return new UpdateArticleService(articles, queries, time, chance);
    }

    public static DeleteArticleUseCase deleteArticle(ArticleRepository articles) {
        return new DeleteArticleService(articles);
    }

    public static FavoriteArticleUseCase favoriteArticle(
            TransactionBoundary transactions,
            Favorites favorites,
            ArticleEvents events,
            ArticleQueries queries,
            InstantSource time) {
        return new FavoriteArticleService(transactions, favorites, events, queries, time);
    }

    public static UnfavoriteArticleUseCase unfavoriteArticle(
            TransactionBoundary transactions, Favorites favorites, ArticleQueries queries) {
        return new UnfavoriteArticleService(transactions, favorites, queries);
    }

    public static CheckFavoritesUseCase checkFavorites(FavoriteCounts counts) {
        return new CheckFavoritesService(counts);
    }
}
