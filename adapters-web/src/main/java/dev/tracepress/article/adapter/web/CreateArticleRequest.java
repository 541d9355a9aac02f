package dev.tracepress.article.adapter.web;

import static java.util.Objects.requireNonNullElse;

import dev.tracepress.article.application.port.in.CreateArticleUseCase.CreateArticle;
import dev.tracepress.article.domain.Draft;
import dev.tracepress.identity.domain.Session;
import org.jspecify.annotations.Nullable;

record CreateArticleRequest(
        @Nullable String title,
        @Nullable String description,
        @Nullable String body) {

    CreateArticle toCommand(Session caller) {
        return new CreateArticle(
                caller.userId(),
                Draft.of(
                        requireNonNullElse(title, ""),
                        requireNonNullElse(description, ""),
                        requireNonNullElse(body, "")));
    }
}
