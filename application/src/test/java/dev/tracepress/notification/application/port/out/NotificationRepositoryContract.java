package dev.tracepress.notification.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link NotificationRepository} promises. */
public abstract class NotificationRepositoryContract {

    /** After whatever happens in a test. */
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private StoragePorts store;
    private NotificationRepository notifications;
    private User ada;
    private User bob;
    private Article article;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        notifications = store.notifications();
        var given = new Given(store);
        ada = given.user("Ada");
        bob = given.user("Bob");
        article = given.article("A title", ada);
    }

    @Test
    void an_added_notification_is_in_the_inbox_of_its_recipient_alone() {
        var id = resultOf(notifications.add(notification("one"), Optional.empty()));

        assertThat(inbox(ada).notifications())
                .singleElement()
                .matches(told -> told.id().equals(id));
        assertThat(inbox(bob).notifications()).isEmpty();
    }

    @Test
    void one_cause_is_told_once_even_by_many_at_once() {
        var outcomes = race(
                20,
                () -> notifications.add(notification("one"), Optional.empty()).hasElement());

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.value().orElseThrow())
                .hasSize(1);
        assertThat(inbox(ada).notifications()).hasSize(1);
    }

    @Test
    void where_article_recipient_or_actor_is_gone_there_is_nothing_to_tell() {
        var gone = new UserId(4711);

        assertThat(optionalOf(
                        notifications.add(notification(ada.id(), bob.id(), new ArticleId(4711)), Optional.empty())))
                .isEmpty();
        assertThat(optionalOf(notifications.add(notification(gone, bob.id(), article.id()), Optional.empty())))
                .isEmpty();
        assertThat(optionalOf(notifications.add(notification(ada.id(), gone, article.id()), Optional.empty())))
                .isEmpty();
    }

    @Test
    void what_was_told_lately_or_is_unread_is_not_told_again() {
        var lately = Optional.of(Given.NOON.minusSeconds(1));
        var later = Optional.of(Given.NOON.plusSeconds(1));
        var id = resultOf(notifications.add(notification("one"), lately));

        assertThat(optionalOf(notifications.add(notification("two"), lately))).isEmpty();
        assertThat(optionalOf(notifications.add(notification("two"), later))).isEmpty();
        completes(notifications.markRead(id, ada.id(), Given.NOON));
        assertThat(optionalOf(notifications.add(notification("two"), lately))).isEmpty();
        assertThat(inbox(ada).notifications()).hasSize(1);

        assertThat(optionalOf(notifications.add(notification("two"), later))).isPresent();
        assertThat(optionalOf(notifications.add(notification("two"), later))).isEmpty();
        assertThat(inbox(ada).notifications()).hasSize(2);
    }

    @Test
    void what_another_did_or_did_to_another_article_is_told_all_the_same() {
        var lately = Optional.of(Given.NOON.minusSeconds(1));
        var given = new Given(store);
        var cleo = given.user("Cleo");
        var another = given.article("Another title", ada);
        added("one");

        assertThat(optionalOf(notifications.add(notification("two", ada, cleo, article), lately)))
                .isPresent();
        assertThat(optionalOf(notifications.add(notification("three", ada, bob, another), lately)))
                .isPresent();
        assertThat(optionalOf(notifications.add(notification("four", cleo, bob, article), lately)))
                .isPresent();
    }

    @Test
    void while_one_that_told_it_is_shown_none_that_was_withdrawn_is_shown_again() {
        new Given(store).favorite(article, bob);
        completes(notifications.markRead(added("one"), ada.id(), Given.NOON));
        var withdrawn = added("two");
        completes(store.favorites().remove(article.slug(), bob.id()));

        assertThat(optionalOf(notifications.add(notification("three"), Optional.of(Given.NOON.minusSeconds(1)))))
                .isEmpty();

        assertThat(inbox(ada).notifications())
                .singleElement()
                .matches(told -> !told.id().equals(withdrawn));
    }

    @Test
    void the_first_reading_stands() {
        var id = added("one");

        assertThat(resultOf(notifications.markRead(id, ada.id(), Given.NOON.plusSeconds(1))))
                .isTrue();
        assertThat(resultOf(notifications.markRead(id, ada.id(), Given.NOON.plusSeconds(2))))
                .isTrue();

        assertThat(inbox(ada).notifications().getFirst().readAt()).contains(Given.NOON.plusSeconds(1));
        assertThat(inbox(ada).unreadCount()).isZero();
    }

    @Test
    void nobody_reads_what_is_anothers_or_not_there() {
        var id = added("one");

        assertThat(resultOf(notifications.markRead(id, bob.id(), Given.NOON))).isFalse();
        assertThat(resultOf(notifications.markRead(new NotificationId(4711), ada.id(), Given.NOON)))
                .isFalse();
        assertThat(inbox(ada).unreadCount()).isEqualTo(1);
    }

    @Test
    void nobody_reads_what_is_withdrawn() {
        new Given(store).favorite(article, bob);
        var id = added("one");
        completes(store.favorites().remove(article.slug(), bob.id()));

        assertThat(resultOf(notifications.markRead(id, ada.id(), Given.NOON))).isFalse();
    }

    @Test
    void what_was_withdrawn_before_is_forgotten_and_nothing_else() {
        var withdrawn = withdrawn(bob);
        var shown = added("one");

        assertThat(resultOf(notifications.forgetWithdrawn(Instant.EPOCH, 10))).isZero();
        assertThat(optionalOf(notifications.add(withdrawn, Optional.empty()))).isEmpty();

        assertThat(resultOf(notifications.forgetWithdrawn(LATER, 10))).isEqualTo(1);
        assertThat(optionalOf(notifications.add(withdrawn, Optional.empty()))).isPresent();
        assertThat(inbox(ada).notifications())
                .extracting(NotificationView::id)
                .contains(shown)
                .hasSize(2);
    }

    @Test
    void no_more_are_forgotten_than_asked_and_the_first_of_them_first() {
        var given = new Given(store);
        var first = withdrawn(bob);
        var second = withdrawn(given.user("Cleo"));
        withdrawn(given.user("Dan"));

        assertThat(resultOf(notifications.forgetWithdrawn(LATER, 1))).isEqualTo(1);
        assertThat(optionalOf(notifications.add(second, Optional.empty()))).isEmpty();
        assertThat(optionalOf(notifications.add(first, Optional.empty()))).isPresent();
        assertThat(resultOf(notifications.forgetWithdrawn(LATER, 3))).isEqualTo(2);
        assertThat(resultOf(notifications.forgetWithdrawn(LATER, 3))).isZero();
    }

    @Test
    void what_is_written_belongs_to_whoever_asks_for_it() {
        var writes = new Writes(store);
        var withdrawn = new Given(store).favorite(article, bob);
        var news = NewNotification.about(withdrawn.news().orElseThrow(), Given.NOON);
        Supplier<?> seen = () -> inbox(ada);

        writes.belongToWhoeverAsks("a notification", () -> notifications.add(news, Optional.empty()), seen);
        var id = inbox(ada).notifications().getFirst().id();
        completes(store.favorites().remove(article.slug(), bob.id()));
        writes.belongToWhoeverAsks(
                "what is forgotten",
                () -> notifications.forgetWithdrawn(LATER, 10),
                () -> resultOf(store.notificationQueries().isKept(id, ada.id())));
        var other = added("one");
        writes.belongToWhoeverAsks("a reading", () -> notifications.markRead(other, ada.id(), Given.NOON), seen);
    }

    /** What would have been told of a favourite that was taken back. */
    private NewNotification withdrawn(User reader) {
        var favorite = new Given(store).favorite(article, reader);
        completes(store.favorites().remove(article.slug(), reader.id()));
        return NewNotification.about(favorite.news().orElseThrow(), Given.NOON);
    }

    private NotificationId added(String cause) {
        return resultOf(notifications.add(notification(cause), Optional.empty()));
    }

    private Inbox inbox(User recipient) {
        return resultOf(store.notificationQueries()
                .inbox(new InboxSearch(recipient.id(), Optional.empty(), false, PageSize.USUAL)));
    }

    private NewNotification notification(String cause) {
        return notification(cause, ada, bob, article);
    }

    private static NewNotification notification(String cause, User recipient, User actor, Article liked) {
        return new NewNotification(
                recipient.id(), actor.id(), liked.id(), NotificationType.ARTICLE_FAVORITED, cause, Given.NOON);
    }

    private static NewNotification notification(UserId recipient, UserId actor, ArticleId article) {
        return new NewNotification(
                recipient, actor, article, NotificationType.ARTICLE_FAVORITED, "some cause", Given.NOON);
    }
}
