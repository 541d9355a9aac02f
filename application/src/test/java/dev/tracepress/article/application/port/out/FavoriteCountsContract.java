package dev.tracepress.article.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.domain.Article;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link FavoriteCounts} promises. */
public abstract class FavoriteCountsContract {

    /** An empty store. */
    protected abstract StoragePorts store();

    protected abstract FavoriteCounts counts();

    /** Makes an article show so many favourites more than it has, or fewer if it is a negative number, past all ports. */
    protected abstract Mono<Void> miscount(Article article, long by);

    @Test
    void where_there_is_nothing_nothing_is_wrong() {
        assertThat(resultOf(counts().drifted())).isZero();
    }

    @Test
    void what_came_and_went_through_the_ports_is_right() {
        var given = new Given(store());
        var bob = given.user("Bob");
        var ada = given.user("Ada");
        given.favorite(given.article("One", ada), bob);
        var taken = given.article("Two", ada);
        given.favorite(taken, bob);
        completes(store().favorites().remove(taken.slug(), bob.id()));

        assertThat(resultOf(counts().drifted())).isZero();
    }

    @Test
    void every_article_that_shows_a_wrong_number_is_found() {
        var given = new Given(store());
        var ada = given.user("Ada");
        var one = given.article("One", ada);
        given.favorite(one, ada);
        given.article("Two", ada);
        completes(miscount(given.article("Three", ada), 1));
        assertThat(resultOf(counts().drifted())).isEqualTo(1);

        completes(miscount(one, -1));

        assertThat(resultOf(counts().drifted())).isEqualTo(2);
    }
}
