package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.application.port.out.ArticleEventsContract;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
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
    protected Mono<Integer> said() {
        return jobs.waiting();
    }
}
