package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.UpdateArticleUseCase.UpdateArticle;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.request.TextChange;
import dev.tracepress.shared.domain.VersionCondition;

/** A name that is absent leaves the value as it is; {@code null} takes the description away, which alone may be empty. */
record UpdateArticleRequest(TextChange title, TextChange description, TextChange body) {

    UpdateArticle toCommand(String slug, Session caller, VersionCondition condition) {
        var edit = ArticleEdit.of(title.required("title"), description.orEmptied(), body.required("body"));
        return new UpdateArticle(Slug.named(slug), caller.userId(), edit, condition);
    }
}
