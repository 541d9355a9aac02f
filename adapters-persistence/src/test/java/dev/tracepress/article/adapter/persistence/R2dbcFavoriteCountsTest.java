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
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
    protected Mono<Void> miscount(Article article, long by) {
        return postgres.store()
                .database()
                .sql("""
                        INSERT INTO article_counters AS counter (article_id, favorites_count) VALUES (:id, greatest(:by, 0))
                        ON CONFLICT (article_id) DO UPDATE SET favorites_count = counter.favorites_count + :by""")
                .bind("id", article.id().value())
                .bind("by", by)
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
        completes(miscount(given.article("Seven", ada), 1));
        aStatementCountsAtMost(4);

        assertThat(resultOf(counts().drifted())).isEqualTo(1);
    }

    @Test
    void what_takes_too_long_of_a_single_article_is_an_outage() {
        var given = new Given(store());
        given.favorite(given.article("One", given.user("Ada")), given.user("Bob"));
        aStatementCountsAtMost(0);

        assertThatThrownBy(() -> resultOf(counts().drifted())).isInstanceOf(SharedError.Unavailable.class);
    }

    /** As if more had taken longer than a statement may, on a machine of whatever speed. */
    private void aStatementCountsAtMost(int articles) {
        completes(postgres.store().database().sql("""
                        CREATE FUNCTION count_one_more() RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
                        DECLARE
                            counted int := coalesce(nullif(current_setting('test.counted', true), ''), '0')::int + 1;
                        BEGIN
                            IF counted > %s THEN
                                RAISE EXCEPTION USING ERRCODE = 'query_canceled',
                                    MESSAGE = 'canceling statement due to statement timeout';
                            END IF;
                            PERFORM set_config('test.counted', counted::text, true);
                            RETURN true;
                        END $$;
                        ALTER TABLE favorites RENAME TO kept;
                        CREATE VIEW favorites AS SELECT * FROM kept WHERE count_one_more()""".formatted(articles)).then());
    }
}
