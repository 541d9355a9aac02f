package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.UpdateArticleUseCase.UpdateArticle;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.article.domain.VersionCondition;
import dev.tracepress.identity.domain.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name that is absent or null leaves the value as it is. */
record UpdateArticleRequest(
        @Nullable String title,
        @Nullable String description,
        @Nullable String body) {

    UpdateArticle toCommand(String slug, Session caller, VersionCondition condition) {
        var edit =
                ArticleEdit.of(Optional.ofNullable(title), Optional.ofNullable(description), Optional.ofNullable(body));
        return new UpdateArticle(Slug.named(slug), caller.userId(), edit, condition);
    }
}
