package dev.tracepress.shared.adapter.jobs.queue;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** To all processes that listen, by {@code NOTIFY}. */
public record DatabaseNotices(DatabaseClient database) implements Notices {

    /** A transaction that has nothing but notices to commit need not wait for the disk. */
    private static final String TELL = """
            SELECT pg_notify(:channel, notice)
            FROM set_config('synchronous_commit', 'off', TRUE) CROSS JOIN unnest(:notices::text[]) AS notice""";

    @Override
    public Mono<Void> deliver(String channel, List<String> notices) {
        return database.sql(TELL)
                .bind("channel", channel)
                .bind("notices", notices.toArray(String[]::new))
                .then();
    }
}
