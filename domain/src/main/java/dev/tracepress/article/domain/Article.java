package dev.tracepress.article.domain;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.Text;
import dev.tracepress.shared.domain.VersionCondition;
import java.time.Instant;

/**
 * A published article. Only its author changes it; every change makes the next version, so that two changes made from the
 * same version cannot silently undo one another. Favourites are counted beside it and make no version.
 */
public record Article(
        ArticleId id,
        Slug slug,
        Title title,
        Text description,
        Body body,
        UserId author,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static final long FIRST_VERSION = 1;

    /** The next version. The slug follows the title, but stays when the new title would give the same one. */
    public Article edited(ArticleEdit edit, Instant now) {
        var newTitle = edit.title().orElse(title);
        var newSlug = Slug.of(newTitle).equals(Slug.of(title)) ? slug : Slug.of(newTitle);
        return new Article(
                id,
                newSlug,
                newTitle,
                edit.description().orElse(description),
                edit.body().orElse(body),
                author,
                version + 1,
                createdAt,
                now);
    }

    public Article under(Slug other) {
        return new Article(id, other, title, description, body, author, version, createdAt, updatedAt);
    }

    public Edition edition() {
        return new Edition(id.value(), version);
    }

    /** This article, for whoever may change or delete it now. */
    public Article forChangeBy(UserId editor, VersionCondition condition) {
        if (!author.equals(editor)) {
            throw new ArticleError.NotTheAuthor();
        }
        if (!condition.holdsFor(edition())) {
            throw new ArticleError.VersionConditionFailed();
        }
        return this;
    }
}
