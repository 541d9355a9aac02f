package dev.tracepress.memory;

import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a store holds at one moment; a transaction works on a copy that takes the original's place when it commits. */
@KeepsState("the rows of one transaction, or of what was committed")
final class Tables {

    final Map<UserId, User> users = new HashMap<>();
    /** Tickets that were used, too; with when they expire. */
    final Map<TokenId, Instant> endedSessions = new HashMap<>();

    final Map<TokenId, BegunSession> sessions = new HashMap<>();
    final Set<UserId> allEnded = new HashSet<>();
    final Map<ArticleId, Article> articles = new HashMap<>();
    final Map<Slug, ArticleId> formerSlugs = new HashMap<>();
    final Set<Favorite> favorites = new LinkedHashSet<>();
    final TreeMap<Long, StoredNotification> notifications = new TreeMap<>();
    final Map<RequestKey, StoredAnswer> answers = new HashMap<>();
    final Map<String, Object> others = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Map<Class<?>, Long> lastIds = new HashMap<>();

    Tables copy() {
        var copy = new Tables();
        copy.users.putAll(users);
        copy.endedSessions.putAll(endedSessions);
        copy.sessions.putAll(sessions);
        copy.allEnded.addAll(allEnded);
        copy.articles.putAll(articles);
        copy.formerSlugs.putAll(formerSlugs);
        copy.favorites.addAll(favorites);
        copy.notifications.putAll(notifications);
        copy.answers.putAll(answers);
        copy.others.putAll(others);
        copy.lastIds.putAll(lastIds);
        return copy;
    }

    /** What follows once these have taken the place of those before. */
    void afterCommit(Runnable then) {
        afterCommit.add(then);
    }

    List<Runnable> takeAfterCommit() {
        var all = List.copyOf(afterCommit);
        afterCommit.clear();
        return all;
    }

    /** Ids of each kind are counted from 1. */
    long nextId(Class<?> kind) {
        return lastIds.merge(kind, 1L, Long::sum);
    }

    Optional<Article> articleUnder(Slug slug) {
        return articles.values().stream()
                .filter(article -> article.slug().equals(slug))
                .findFirst();
    }

    /** What has expired before that time is over whether or not it has ended. */
    void forgetSessions(Instant expiredBefore) {
        sessions.values().removeIf(begun -> begun.session().expiresAt().isBefore(expiredBefore));
        endedSessions.values().removeIf(expiredBefore::isAfter);
    }

    /** With all that is theirs. */
    void removeUser(UserId id) {
        users.remove(id);
        allEnded.remove(id);
        sessions.values().removeIf(begun -> begun.session().userId().equals(id));
        articles.values().removeIf(article -> article.author().equals(id));
        removeWhatHungOnThem();
    }

    void removeArticle(ArticleId id) {
        articles.remove(id);
        removeWhatHungOnThem();
    }

    /** What goes with its user or its article. */
    private void removeWhatHungOnThem() {
        formerSlugs.values().removeIf(article -> !articles.containsKey(article));
        favorites.removeIf(
                favorite -> !users.containsKey(favorite.reader()) || !articles.containsKey(favorite.article()));
        notifications
                .values()
                .removeIf(stored -> !users.containsKey(stored.content().recipient())
                        || !users.containsKey(stored.content().actor())
                        || !articles.containsKey(stored.content().article()));
    }

    /** The users that must be there, since what is theirs went with them. */
    User user(UserId id) {
        return Optional.ofNullable(users.get(id)).orElseThrow();
    }

    Article article(ArticleId id) {
        return Optional.ofNullable(articles.get(id)).orElseThrow();
    }

    record BegunSession(Session session, Instant begunAt, long number) {}

    record StoredAnswer(KeptAnswer answer, Instant keptAt) {}

    record StoredNotification(
            NotificationId id, NewNotification content, Optional<Instant> readAt, Optional<Instant> withdrawnAt) {

        boolean withdrawn() {
            return withdrawnAt.isPresent();
        }

        boolean isUnread() {
            return readAt.isEmpty() && !withdrawn();
        }

        StoredNotification withdrawnAt(Instant now) {
            return new StoredNotification(id, content, readAt, Optional.of(now));
        }

        StoredNotification shownAgain() {
            return new StoredNotification(id, content, readAt, Optional.empty());
        }
    }
}
