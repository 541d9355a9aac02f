package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.FavoriteCounts;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Looks at some thousand articles at a time: one statement over all would take longer than statements may. */
final class R2dbcFavoriteCounts implements FavoriteCounts {

    /** Counts by the index on favourites; the last id is null when there are no more articles. */
    private static final String CHECK = """
            WITH looked_at AS MATERIALIZED (
                SELECT id, favorites_count FROM articles WHERE id > :after ORDER BY id LIMIT 5000
            )
            SELECT max(id) AS last,
                   count(*) FILTER (WHERE favorites_count
                       <> (SELECT count(*) FROM favorites WHERE article_id = looked_at.id)) AS drifted
            FROM looked_at""";

    private final DatabaseClient database;

    R2dbcFavoriteCounts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Long> drifted() {
        return check(0).expand(seen -> seen.isEnd() ? Mono.empty() : check(seen.last()))
                .reduce(0L, (sum, seen) -> sum + seen.drifted());
    }

    private Mono<FavoriteCountsRow> check(long after) {
        return database.sql(CHECK)
                .bind("after", after)
                .map(FavoriteCountsRow::of)
                .one();
    }
}
