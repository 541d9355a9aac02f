package dev.tracepress.notification.adapter.jobs;

import static java.util.Objects.requireNonNull;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.application.port.out.ArticleEventsContract;
import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.FavoriteId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import reactor.core.publisher.Mono;

@Tag("slow")
class JobArticleEventsTest extends ArticleEventsContract {

    private final JobsUnderTest jobs = JobsUnderTest.enqueuing();

    @AfterEach
    void close() {
        jobs.close();
    }

    @Override
    protected ArticleEvents events() {
        return new JobArticleEvents(jobs.queue(), new NotificationJob(_ -> Mono.empty()));
    }

    @Override
    protected TransactionBoundary transactions() {
        return jobs.store().transactions();
    }

    @Override
    protected Mono<List<ArticleFavorited>> said() {
        return jobs.store()
                .database()
                .sql("""
                        SELECT payload ->> 'favoriteId', payload ->> 'articleId', payload ->> 'authorId', payload ->> 'readerId',
                               payload ->> 'occurredAt'
                        FROM scheduled_tasks, LATERAL (SELECT convert_from(task_data, 'UTF8')::json -> 'payload') AS data (payload)
                        WHERE task_name = 'notification'""")
                .map(JobArticleEventsTest::event)
                .all()
                .collectList();
    }

    private static ArticleFavorited event(Readable row) {
        return new ArticleFavorited(
                new FavoriteId(id(row, 0)),
                new ArticleId(id(row, 1)),
                new UserId(id(row, 2)),
                new UserId(id(row, 3)),
                Instant.parse(requireNonNull(row.get(4, String.class))));
    }

    private static long id(Readable row, int column) {
        return Long.parseLong(requireNonNull(row.get(column, String.class)));
    }
}
