package dev.tracepress.testkit;

import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.Draft;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserName;
import java.time.Instant;
import java.util.Locale;

/** What is in the store before a test begins: only what the test names matters. */
public record Given(StoragePorts store) {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    public User user(String name) {
        return resultOf(store.users().add(aUser(name)));
    }

    /** An article of that title, by a user, published at {@link #NOON}. */
    public Article article(String title, User author) {
        return article(title, author, NOON);
    }

    public Article article(String title, User author, Instant publishedAt) {
        return resultOf(store.articles().add(aDraft(title).publishedBy(author.id(), publishedAt)));
    }

    public Favorite favorite(Article article, User reader) {
        return resultOf(store.favorites().add(article.slug(), reader.id(), NOON));
    }

    public static NewUser aUser(String name) {
        return new NewUser(
                EmailAddress.of(name.toLowerCase(Locale.ROOT) + "@example.com"),
                UserName.of(name),
                new PasswordHash("hash of " + name),
                NOON);
    }

    public static Draft aDraft(String title) {
        return Draft.of(title, "about " + title, "body of " + title);
    }

    public static Slug slug(String text) {
        return Slug.named(text);
    }
}
