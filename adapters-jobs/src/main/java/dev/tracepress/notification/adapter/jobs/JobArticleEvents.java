package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.NewJob;
import reactor.core.publisher.Mono;

/** Turns what articles say into jobs. */
final class JobArticleEvents implements ArticleEvents {

    private final JobQueue queue;
    private final NotificationJob notification;

    JobArticleEvents(JobQueue queue, NotificationJob notification) {
        this.queue = queue;
        this.notification = notification;
    }

    @Override
    public Mono<Void> favorited(ArticleFavorited event) {
        var id = "favorite-" + event.favorite().value();
        return queue.enqueue(notification, NewJob.of(id, FavoritedPayload.of(event)))
                .then();
    }
}
