package dev.tracepress.acceptance;

import java.util.List;
import java.util.Optional;

/** What one person does through one token; every method throws {@link Refused} where the service says no. */
public interface Person {

    SeenArticle publishes(String title, String body);

    SeenArticle reads(String slug);

    /** All slugs that a search finds, newest first. */
    List<String> finds(String search);

    SeenArticle retitles(String slug, String title);

    void deletes(String slug);

    SeenArticle favorites(String slug);

    SeenArticle unfavorites(String slug);

    SeenInbox inbox();

    void marksRead(long notification);

    /** Changes the own name, and returns it as the service then says it. */
    String renamesThemselves(String name);

    void logsOut();

    /** An article as this person sees it. */
    record SeenArticle(
            String slug,
            String title,
            String authorName,
            Optional<String> authorEmail,
            long favoritesCount,
            boolean favorited) {}

    /** The newest notifications, and how many are unread. */
    record SeenInbox(List<SeenNotification> notifications, long unread) {}

    /** A notification as its recipient sees it. */
    record SeenNotification(long id, String type, String articleSlug, String actorName, boolean read) {}
}
