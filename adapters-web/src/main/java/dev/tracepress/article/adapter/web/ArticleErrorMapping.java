package dev.tracepress.article.adapter.web;

import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.shared.adapter.web.ErrorMapping;
import dev.tracepress.shared.adapter.web.HttpError;
import java.util.Optional;
import org.springframework.http.HttpStatus;

final class ArticleErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return error instanceof ArticleError known ? Optional.of(map(known)) : Optional.empty();
    }

    private static HttpError map(ArticleError error) {
        var text = String.valueOf(error.getMessage());
        return switch (error) {
            case ArticleError.ArticleIncomplete _, ArticleError.TitleTooLong _, ArticleError.PageOutOfRange _ ->
                HttpError.of(HttpStatus.BAD_REQUEST, text);
            case ArticleError.ArticleNotFound _ -> HttpError.of(HttpStatus.NOT_FOUND, text);
            case ArticleError.NotTheAuthor _ -> HttpError.of(HttpStatus.FORBIDDEN, text);
            case ArticleError.VersionConditionFailed _ -> HttpError.of(HttpStatus.PRECONDITION_FAILED, text);
            case ArticleError.AlreadyFavorited _, ArticleError.NotFavorited _ ->
                HttpError.of(HttpStatus.CONFLICT, text);
            case ArticleError.TooMuchContention _ -> HttpError.retriable(HttpStatus.SERVICE_UNAVAILABLE, text);
            case ArticleError.ActorGone _ -> HttpError.unauthorized(text);
        };
    }
}
