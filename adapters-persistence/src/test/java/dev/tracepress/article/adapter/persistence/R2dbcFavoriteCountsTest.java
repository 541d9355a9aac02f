package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.article.application.port.out.FavoriteCountsContract;
import dev.tracepress.article.domain.Article;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@Tag("slow")
class R2dbcFavoriteCountsTest extends FavoriteCountsContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Override
    protected FavoriteCounts counts() {
        return postgres.store().bean(FavoriteCounts.class);
    }

    @Override
    protected Mono<Void> miscount(Article article) {
        return postgres.store()
                .database()
                .sql("UPDATE articles SET favorites_count = favorites_count + 1 WHERE id = :id")
                .bind("id", article.id().value())
                .then();
    }

    @Test
    void so_many_favourites_that_they_take_too_long_are_counted_in_smaller_parts() {
        var given = new Given(store());
        var ada = given.user("Ada");
        var bob = given.user("Bob");
        for (var title : List.of("One", "Two", "Three", "Four", "Five", "Six")) {
            given.favorite(given.article(title, ada), bob);
        }
        completes(miscount(given.article("Seven", ada)));
        countingEachTakes("0.1");

        assertThat(resultOf(impatient(Duration.ofMillis(400)).drifted())).isEqualTo(1);
    }

    @Test
    void what_takes_too_long_of_a_single_article_is_an_outage() {
        var given = new Given(store());
        given.favorite(given.article("One", given.user("Ada")), given.user("Bob"));
        countingEachTakes("5");

        assertThatThrownBy(() -> resultOf(impatient(Duration.ofMillis(50)).drifted()))
                .isInstanceOf(SharedError.Unavailable.class);
    }

    private void countingEachTakes(String seconds) {
        completes(postgres.store().database().sql("""
                        ALTER TABLE favorites RENAME TO kept;
                        CREATE VIEW favorites AS SELECT * FROM kept WHERE pg_sleep(%s) IS NOT NULL""".formatted(seconds)).then());
    }

    /** On connections whose statements may take so long. */
    private FavoriteCounts impatient(Duration longest) {
        var connections = postgres.store().bean(PostgresqlConnectionFactory.class);
        return new R2dbcFavoriteCounts(DatabaseClient.create(new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return connections.create().delayUntil(connection -> connection.setStatementTimeout(longest));
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return connections.getMetadata();
            }
        }));
    }
}
