package dev.tracepress.article.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.FavoriteId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.testkit.Given;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link ArticleEvents} promises. */
public abstract class ArticleEventsContract {

    private static final ArticleFavorited EVENT =
            new ArticleFavorited(new FavoriteId(7), new ArticleId(1), new UserId(2), new UserId(3), Given.NOON);
    private static final ArticleFavorited OTHER =
            new ArticleFavorited(new FavoriteId(8), new ArticleId(1), new UserId(2), new UserId(4), Given.NOON);

    private ArticleEvents events;
    private TransactionBoundary transactions;

    /** The events, where nothing was said yet. */
    protected abstract ArticleEvents events();

    /** The boundary of the store that the events are said in. */
    protected abstract TransactionBoundary transactions();

    /** The events that were said and will be heard, in any order. */
    protected abstract Mono<List<ArticleFavorited>> said();

    @BeforeEach
    void open() {
        events = events();
        transactions = transactions();
    }

    @Test
    void what_is_said_is_heard_once_the_transaction_commits() {
        completes(transactions.inTransaction(events.favorited(EVENT).then(events.favorited(OTHER))));

        assertThat(resultOf(said())).containsExactlyInAnyOrder(EVENT, OTHER);
    }

    @Test
    void what_is_said_is_not_heard_if_the_transaction_rolls_back() {
        var work = events.favorited(EVENT).then(Mono.error(new IllegalArgumentException("deliberate")));

        assertThatThrownBy(() -> completes(transactions.inTransaction(work)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(resultOf(said())).isEmpty();
    }

    @Test
    void what_is_said_is_not_heard_before_the_commit() {
        var heardInside = Mono.fromFuture(() -> said().toFuture());

        assertThat(resultOf(transactions.inTransaction(events.favorited(EVENT).then(heardInside))))
                .isEmpty();
    }

    @Test
    void the_same_event_is_heard_once_however_often_it_is_said() {
        completes(transactions.inTransaction(events.favorited(EVENT).then(events.favorited(EVENT))));
        completes(transactions.inTransaction(events.favorited(EVENT)));

        assertThat(resultOf(said())).containsExactly(EVENT);
    }

    @Test
    void outside_a_transaction_nothing_can_be_said() {
        assertThatThrownBy(() -> completes(events.favorited(EVENT))).isInstanceOf(IllegalStateException.class);
        assertThat(resultOf(said())).isEmpty();
    }
}
