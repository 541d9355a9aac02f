package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase.NotifyAuthor;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.RetryPolicy;
import reactor.core.publisher.Mono;

/** Tells an author that somebody favourited an article. */
final class NotificationJob implements JobKind<FavoritedPayload> {

    private final NotifyAuthorUseCase notifyAuthor;

    NotificationJob(NotifyAuthorUseCase notifyAuthor) {
        this.notifyAuthor = notifyAuthor;
    }

    @Override
    public String name() {
        return "notification";
    }

    @Override
    public Class<FavoritedPayload> payloadType() {
        return FavoritedPayload.class;
    }

    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.USUAL;
    }

    @Override
    public Mono<Void> run(FavoritedPayload payload) {
        return notifyAuthor.notifyAuthor(new NotifyAuthor(payload.toEvent()));
    }
}
