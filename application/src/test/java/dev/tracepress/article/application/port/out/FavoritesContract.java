package dev.tracepress.article.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.Favorite;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.Inbox;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.testkit.Facts.Outcome;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Favorites} promises. */
public abstract class FavoritesContract {

    private StoragePorts store;
    private Favorites favorites;
    private Given given;
    private User bob;
    private Article article;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        favorites = store.favorites();
        given = new Given(store);
        bob = given.user("Bob");
        article = given.article("A title", given.user("Ada"));
    }

    @Test
    void a_favourite_is_counted() {
        var favorite = resultOf(favorites.add(article.slug(), bob.id(), Given.NOON));

        assertThat(favorite)
                .isEqualTo(new Favorite(favorite.id(), article.id(), article.author(), bob.id(), Given.NOON));
        assertThat(seenBy(bob)).returns(1L, ArticleView::favoritesCount).returns(true, ArticleView::favorited);
    }

    @Test
    void what_was_not_read_of_a_favourite_goes_when_it_is_taken_back_and_comes_back_with_it() {
        var first = told(resultOf(favorites.add(article.slug(), bob.id(), Given.NOON)));
        assertThat(inbox().unreadCount()).isEqualTo(1);

        completes(favorites.remove(article.slug(), bob.id()));
        assertThat(inbox()).returns(0L, Inbox::unreadCount).returns(List.of(), Inbox::notifications);

        told(resultOf(favorites.add(article.slug(), bob.id(), Given.NOON)));
        assertThat(inbox().notifications()).extracting(NotificationView::id).isEqualTo(first);
        assertThat(inbox().unreadCount()).isEqualTo(1);
    }

    @Test
    void what_was_read_of_a_favourite_stays_and_is_not_told_again() {
        var first = told(resultOf(favorites.add(article.slug(), bob.id(), Given.NOON)));
        completes(store.notifications().markRead(first.getFirst(), article.author(), Given.NOON));

        completes(favorites.remove(article.slug(), bob.id()));
        told(resultOf(favorites.add(article.slug(), bob.id(), Given.NOON)));

        assertThat(inbox()).returns(0L, Inbox::unreadCount);
        assertThat(inbox().notifications()).extracting(NotificationView::id).isEqualTo(first);
    }

    @Test
    void a_favourite_that_is_taken_back_before_anybody_was_told_is_never_told() {
        var favorite = resultOf(favorites.add(article.slug(), bob.id(), Given.NOON));
        completes(favorites.remove(article.slug(), bob.id()));

        told(favorite);
        assertThat(inbox().notifications()).isEmpty();

        told(resultOf(favorites.add(article.slug(), bob.id(), Given.NOON)));
        assertThat(inbox().unreadCount()).isEqualTo(1);
    }

    @Test
    void only_what_was_told_of_that_reader_and_article_is_withdrawn() {
        var cleo = given.user("Cleo");
        var other = given.article("Another title", given.user("Dan"));
        told(given.favorite(article, bob));
        told(given.favorite(article, cleo));
        told(given.favorite(other, bob));

        completes(favorites.remove(article.slug(), bob.id()));

        assertThat(inbox().notifications())
                .extracting(told -> told.actor().id())
                .containsExactly(cleo.id());
        assertThat(inbox(other.author()).unreadCount()).isEqualTo(1);
    }

    /** As the job does; returns what is in the inbox then. */
    private List<NotificationId> told(Favorite favorite) {
        var news = NewNotification.about(favorite.news().orElseThrow(), Given.NOON);
        completes(store.notifications().add(news, Optional.of(Given.NOON.minusSeconds(60))));
        return inbox().notifications().stream().map(NotificationView::id).toList();
    }

    private Inbox inbox() {
        return inbox(article.author());
    }

    private Inbox inbox(UserId recipient) {
        return resultOf(
                store.notificationQueries().inbox(new InboxSearch(recipient, Optional.empty(), false, PageSize.USUAL)));
    }

    @Test
    void what_is_written_belongs_to_whoever_asks_for_it() {
        var writes = new Writes(store);

        writes.belongToWhoeverAsks(
                "a favourite", () -> favorites.add(article.slug(), bob.id(), Given.NOON), () -> seenBy(bob));
        told(given.favorite(article, given.user("Cleo")));
        writes.belongToWhoeverAsks(
                "a favourite taken back",
                () -> favorites.remove(article.slug(), bob.id()),
                () -> List.of(seenBy(bob), inbox()));
    }

    @Test
    void a_favourite_does_not_change_when_the_article_was_updated() {
        completes(favorites.add(article.slug(), bob.id(), Given.NOON.plusSeconds(60)));

        assertThat(seenBy(bob)).returns(Given.NOON, ArticleView::updatedAt).returns(1L, ArticleView::version);
    }

    @Test
    void a_second_favourite_by_the_same_reader_is_a_conflict() {
        completes(favorites.add(article.slug(), bob.id(), Given.NOON));

        assertThatThrownBy(() -> completes(favorites.add(article.slug(), bob.id(), Given.NOON)))
                .isInstanceOf(ArticleError.AlreadyFavorited.class);
        assertThat(seenBy(bob).favoritesCount()).isEqualTo(1);
    }

    @Test
    void of_many_favourites_by_one_reader_at_once_one_counts() {
        var outcomes = race(20, () -> favorites.add(article.slug(), bob.id(), Given.NOON));

        assertThat(outcomes).filteredOn(outcome -> outcome.value().isPresent()).hasSize(1);
        assertThat(outcomes)
                .extracting(Outcome::error)
                .filteredOn(Optional::isPresent)
                .allSatisfy(error -> assertThat(error).containsInstanceOf(ArticleError.AlreadyFavorited.class));
        assertThat(seenBy(bob).favoritesCount()).isEqualTo(1);
    }

    @Test
    void many_readers_at_once_are_all_counted() {
        var readers = new ConcurrentLinkedQueue<User>();
        for (var number = 0; number < 20; number++) {
            readers.add(given.user("Reader" + number));
        }

        var outcomes = race(
                20,
                () -> favorites.add(
                        article.slug(), Objects.requireNonNull(readers.poll()).id(), Given.NOON));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.error()).isEmpty());
        assertThat(seenBy(bob).favoritesCount()).isEqualTo(20);
    }

    @Test
    void what_is_taken_back_is_counted_no_more() {
        completes(favorites.add(article.slug(), bob.id(), Given.NOON));

        assertThat(resultOf(favorites.remove(article.slug(), bob.id()))).isEqualTo(article.id());
        assertThat(seenBy(bob)).returns(0L, ArticleView::favoritesCount).returns(false, ArticleView::favorited);
    }

    @Test
    void nobody_takes_back_what_is_anothers() {
        var cleo = given.user("Cleo");
        given.favorite(article, bob);
        given.favorite(article, cleo);

        completes(favorites.remove(article.slug(), bob.id()));
        assertThatThrownBy(() -> completes(favorites.remove(article.slug(), article.author())))
                .isInstanceOf(ArticleError.NotFavorited.class);

        assertThat(seenBy(cleo)).returns(1L, ArticleView::favoritesCount).returns(true, ArticleView::favorited);
        assertThat(seenBy(bob).favorited()).isFalse();
    }

    @Test
    void favouriting_again_is_another_act() {
        var first = resultOf(favorites.add(article.slug(), bob.id(), Given.NOON));
        completes(favorites.remove(article.slug(), bob.id()));

        assertThat(resultOf(favorites.add(article.slug(), bob.id(), Given.NOON)).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void what_was_not_favorited_cannot_be_taken_back() {
        assertThatThrownBy(() -> completes(favorites.remove(article.slug(), bob.id())))
                .isInstanceOf(ArticleError.NotFavorited.class);
    }

    @Test
    void an_unknown_article_cannot_be_favorited_nor_taken_back() {
        var unknown = Given.slug("unknown");

        assertThatThrownBy(() -> completes(favorites.add(unknown, bob.id(), Given.NOON)))
                .isInstanceOf(ArticleError.ArticleNotFound.class);
        assertThatThrownBy(() -> completes(favorites.remove(unknown, bob.id())))
                .isInstanceOf(ArticleError.ArticleNotFound.class);
    }

    @Test
    void a_reader_who_is_gone_favorites_nothing() {
        assertThatThrownBy(() -> completes(favorites.add(article.slug(), new UserId(4711), Given.NOON)))
                .isInstanceOf(ArticleError.ActorGone.class);
        assertThat(seenBy(bob).favoritesCount()).isZero();
    }

    private ArticleView seenBy(User reader) {
        return resultOf(store.articleQueries().bySlug(article.slug(), Optional.of(reader.id())));
    }
}
