package dev.tracepress.article.adapter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.application.port.out.ArticleView.AuthorView;
import dev.tracepress.identity.domain.Session;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An article as one reader sees it. */
record ArticleResponse(
        String slug,
        String title,
        String description,
        String body,
        AuthorResponse author,
        long favoritesCount,
        boolean favorited,
        Instant createdAt,
        Instant updatedAt) {

    static ArticleResponse from(ArticleView view, Optional<Session> reader) {
        return new ArticleResponse(
                view.slug().value(),
                view.title(),
                view.description(),
                view.body(),
                AuthorResponse.from(view.author(), reader),
                view.favoritesCount(),
                view.favorited(),
                view.createdAt(),
                view.updatedAt());
    }

    /** The author, whose address anonymous readers do not see. */
    record AuthorResponse(
            long id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String email,

            String name) {

        static AuthorResponse from(AuthorView author, Optional<Session> reader) {
            return new AuthorResponse(author.id().value(), reader.isPresent() ? author.email() : null, author.name());
        }
    }
}
