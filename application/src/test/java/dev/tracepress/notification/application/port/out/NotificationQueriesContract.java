package dev.tracepress.notification.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.domain.Article;
import dev.tracepress.identity.domain.User;
import dev.tracepress.notification.application.port.out.NotificationView.ActorRef;
import dev.tracepress.notification.application.port.out.NotificationView.ArticleRef;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link NotificationQueries} promises. */
public abstract class NotificationQueriesContract {

    private static final Instant LATER = Instant.parse("2126-03-01T12:00:00Z");

    private StoragePorts store;
    private User ada;
    private User bob;
    private Article article;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        var given = new Given(store);
        ada = given.user("Ada");
        bob = given.user("Bob");
        article = given.article("A title", ada);
    }

    @Test
    void an_empty_inbox_is_empty() {
        assertThat(inbox(Optional.empty(), false, 20)).isEqualTo(new Inbox(List.of(), 0, Optional.empty()));
    }

    @Test
    void a_notification_says_who_did_what_to_which_article() {
        notify("one");

        var told = inbox(Optional.empty(), false, 20).notifications().getFirst();

        assertThat(told)
                .isEqualTo(new NotificationView(
                        told.id(),
                        NotificationType.ARTICLE_FAVORITED,
                        new ArticleRef(article.slug(), "A title"),
                        new ActorRef(bob.id(), "Bob"),
                        Given.NOON,
                        Optional.empty()));
    }

    @Test
    void the_newest_comes_first_page_by_page() {
        notify("one");
        notify("two");
        notify("three");

        var first = inbox(Optional.empty(), false, 2);
        var second = inbox(first.next(), false, 2);

        assertThat(first.notifications()).hasSize(2);
        assertThat(first.notifications().getFirst().id().value())
                .isGreaterThan(first.notifications().getLast().id().value());
        assertThat(second.notifications()).hasSize(1);
        assertThat(second.notifications().getFirst().id().value())
                .isLessThan(first.notifications().getLast().id().value());
        assertThat(second.next()).isEmpty();
        assertThat(first.unreadCount()).isEqualTo(3);
    }

    @Test
    void the_unread_alone_can_be_asked_for() {
        notify("one");
        var read = inbox(Optional.empty(), false, 20).notifications().getFirst().id();
        notify("two");
        resultOf(store.notifications().markRead(read, ada.id(), Given.NOON));

        var unread = inbox(Optional.empty(), true, 20);

        assertThat(unread.notifications())
                .hasSize(1)
                .noneMatch(told -> told.id().equals(read));
        assertThat(unread.unreadCount()).isEqualTo(1);
        assertThat(inbox(Optional.empty(), false, 20).notifications()).hasSize(2);
    }

    @Test
    void the_unread_go_page_by_page_too() {
        var one = notify("one");
        var two = notify("two");
        var three = notify("three");
        completes(store.notifications().markRead(two, ada.id(), Given.NOON));

        var first = inbox(Optional.empty(), true, 1);
        var second = inbox(first.next(), true, 1);

        assertThat(first.notifications()).extracting(NotificationView::id).containsExactly(three);
        assertThat(second.notifications()).extracting(NotificationView::id).containsExactly(one);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_page_that_is_just_full_is_the_last() {
        notify("one");
        notify("two");

        assertThat(inbox(Optional.empty(), false, 2).next()).isEmpty();
        assertThat(inbox(Optional.empty(), true, 2).next()).isEmpty();
    }

    @Test
    void who_was_told_nothing_has_nothing_unread() {
        notify("one");

        var bobs = new InboxSearch(bob.id(), Optional.empty(), false, PageSize.USUAL);

        assertThat(resultOf(store.notificationQueries().inbox(bobs)))
                .isEqualTo(new Inbox(List.of(), 0, Optional.empty()));
    }

    @Test
    void a_notification_is_found_by_whom_it_is_for() {
        var one = notify("one");
        notify("two");

        assertThat(optionalOf(store.notificationQueries().find(one, ada.id())))
                .contains(inbox(Optional.empty(), false, 20).notifications().getLast());
        assertThat(optionalOf(store.notificationQueries().find(one, bob.id()))).isEmpty();
        assertThat(optionalOf(store.notificationQueries().find(new NotificationId(99), ada.id())))
                .isEmpty();
    }

    @Test
    void what_is_withdrawn_is_not_found_but_kept_until_it_is_forgotten() {
        var favorite = new Given(store).favorite(article, bob);
        var told = resultOf(store.notifications()
                .add(NewNotification.about(favorite.news().orElseThrow(), Given.NOON), Optional.empty()));
        assertThat(isKept(told, ada)).isTrue();
        assertThat(isKept(told, bob)).isFalse();

        completes(store.favorites().remove(article.slug(), bob.id()));
        assertThat(optionalOf(store.notificationQueries().find(told, ada.id()))).isEmpty();
        assertThat(isKept(told, ada)).isTrue();

        assertThat(resultOf(store.notifications().forgetWithdrawn(LATER, 10))).isEqualTo(1);
        assertThat(isKept(told, ada)).isFalse();
    }

    private boolean isKept(NotificationId notification, User recipient) {
        return resultOf(store.notificationQueries().isKept(notification, recipient.id()));
    }

    @Test
    void what_came_after_a_notification_comes_oldest_first() {
        var one = notify("one");
        var two = notify("two");
        var three = notify("three");

        assertThat(idsAfter(ada, one, 100)).containsExactly(two, three);
        assertThat(idsAfter(ada, one, 1)).containsExactly(two);
        assertThat(idsAfter(ada, three, 100)).isEmpty();
        assertThat(idsAfter(bob, one, 100)).isEmpty();
    }

    @Test
    void what_came_after_looks_as_it_does_in_the_inbox() {
        notify("one");

        assertThat(resultOf(store.notificationQueries().after(ada.id(), new NotificationId(0), PageSize.USUAL)))
                .isEqualTo(inbox(Optional.empty(), false, 20).notifications());
    }

    @Test
    void the_newest_is_told_of_each_who_was_told_anything() {
        notify("one");
        var two = notify("two");

        assertThat(resultOf(store.notificationQueries().newest(Set.of(ada.id(), bob.id()))))
                .isEqualTo(Map.of(ada.id(), two));
        assertThat(resultOf(store.notificationQueries().newest(Set.of()))).isEmpty();
    }

    @Test
    void what_is_withdrawn_came_after_nothing_and_is_not_the_newest() {
        var shown = notify("one", new Given(store).user("Eve"), article);
        new Given(store).favorite(article, bob);
        notify("two");
        completes(store.favorites().remove(article.slug(), bob.id()));

        assertThat(idsAfter(ada, new NotificationId(0), 100)).containsExactly(shown);
        assertThat(resultOf(store.notificationQueries().newest(Set.of(ada.id()))))
                .isEqualTo(Map.of(ada.id(), shown));
    }

    @Test
    void a_repetition_tells_the_same_recipient_of_the_same_actor_and_article_again() {
        var one = notify("one");
        var two = notify("two");

        assertThat(isRepetition(two, Given.NOON)).isTrue();
        assertThat(isRepetition(one, Given.NOON)).isFalse();
        assertThat(isRepetition(new NotificationId(99), Given.NOON)).isFalse();
    }

    @Test
    void what_was_told_before_that_time_does_not_make_a_repetition() {
        notify("one");

        assertThat(isRepetition(notify("two"), Given.NOON.plusMillis(1))).isFalse();
    }

    @Test
    void another_actor_or_article_makes_no_repetition() {
        notify("one");
        var given = new Given(store);
        var byEve = notify("two", given.user("Eve"), article);
        var ofAnother = notify("three", bob, given.article("Another title", ada));

        assertThat(isRepetition(byEve, Given.NOON)).isFalse();
        assertThat(isRepetition(ofAnother, Given.NOON)).isFalse();
    }

    private boolean isRepetition(NotificationId notification, Instant since) {
        return resultOf(store.notificationQueries().isRepetition(notification, since));
    }

    private List<NotificationId> idsAfter(User recipient, NotificationId last, int most) {
        return resultOf(store.notificationQueries().after(recipient.id(), last, new PageSize(most))).stream()
                .map(NotificationView::id)
                .toList();
    }

    private NotificationId notify(String cause) {
        return notify(cause, bob, article);
    }

    private NotificationId notify(String cause, User actor, Article liked) {
        return resultOf(store.notifications()
                .add(
                        new NewNotification(
                                ada.id(),
                                actor.id(),
                                liked.id(),
                                NotificationType.ARTICLE_FAVORITED,
                                cause,
                                Given.NOON),
                        Optional.empty()));
    }

    private Inbox inbox(Optional<NotificationId> before, boolean unreadOnly, int size) {
        return resultOf(
                store.notificationQueries().inbox(new InboxSearch(ada.id(), before, unreadOnly, new PageSize(size))));
    }
}
