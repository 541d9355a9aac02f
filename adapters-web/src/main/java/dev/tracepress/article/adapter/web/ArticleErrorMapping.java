package dev.tracepress.article.adapter.web;

import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import dev.tracepress.shared.adapter.web.error.RequestErrorCodes;
import java.util.List;
import java.util.Optional;

final class ArticleErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return error instanceof ArticleError known ? Optional.of(map(known)) : Optional.empty();
    }

    private static HttpError map(ArticleError error) {
        var text = String.valueOf(error.getMessage());
        return switch (error) {
            case ArticleError.ArticleIncomplete incomplete -> HttpError.invalid(text, incomplete.missing());
            case ArticleError.TitleTooLong _ -> HttpError.invalid(text, "title");
            case ArticleError.PageOutOfRange _ -> HttpError.invalidParameter("page", text);
            case ArticleError.ArticleNotFound _ -> HttpError.of(ArticleErrorCodes.ARTICLE_NOT_FOUND, text);
            case ArticleError.VersionConditionFailed _ -> HttpError.of(RequestErrorCodes.PRECONDITION_FAILED, text);
            case ArticleError.NotTheAuthor _ -> HttpError.of(ArticleErrorCodes.NOT_THE_AUTHOR, text);
            case ArticleError.AlreadyFavorited _ -> HttpError.of(ArticleErrorCodes.ARTICLE_ALREADY_FAVORITED, text);
            case ArticleError.NotFavorited _ -> HttpError.of(ArticleErrorCodes.ARTICLE_NOT_FAVORITED, text);
            case ArticleError.TooMuchContention _ -> HttpError.retriable(ArticleErrorCodes.TOO_MUCH_CONTENTION, text);
            case ArticleError.ActorGone _ -> HttpError.invalidToken(text);
        };
    }

    @Override
    public List<ErrorCode> codes() {
        return ArticleErrorCodes.ALL;
    }
}
