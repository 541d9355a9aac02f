package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Looks at some hundred articles at a time: one statement over all would take longer than statements may. How long it takes is
 * for their favourites to say, so a look that takes too long is taken at half as many, and the next at more again.
 */
final class R2dbcFavoriteCounts implements FavoriteCounts {

    /** Counts by the index on favourites; the last id is null when there are no more articles. */
    private static final String CHECK = """
            WITH looked_at AS MATERIALIZED (
                SELECT id, coalesce(article_counters.favorites_count, 0) AS favorites_count
                FROM articles LEFT JOIN article_counters ON article_id = id
                WHERE id > :after ORDER BY id LIMIT :most
            )
            SELECT max(id) AS last,
                   count(*) FILTER (WHERE favorites_count
                       <> (SELECT count(*) FROM favorites WHERE article_id = looked_at.id)) AS drifted
            FROM looked_at""";

    private static final int MOST = 500;

    private final DatabaseClient database;

    R2dbcFavoriteCounts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Long> drifted() {
        return look(0, MOST)
                .expand(seen -> seen.isEnd() ? Mono.empty() : look(seen.last(), Math.min(MOST, 2 * seen.most())))
                .reduce(0L, (sum, seen) -> sum + seen.drifted())
                .transform(StorageErrors::translated);
    }

    private Mono<FavoriteCountsRow> look(long after, int most) {
        return check(after, most)
                .onErrorResume(error -> most > 1 && StorageErrors.tookTooLong(error), _ -> look(after, most / 2));
    }

    private Mono<FavoriteCountsRow> check(long after, int most) {
        return database.sql(CHECK)
                .bind("after", after)
                .bind("most", most)
                .map(row -> FavoriteCountsRow.of(row, most))
                .one();
    }
}
