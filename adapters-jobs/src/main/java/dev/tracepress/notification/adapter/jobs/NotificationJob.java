package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase.NotifyAuthor;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import java.util.OptionalLong;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Tells an author that somebody favourited an article. */
final class NotificationJob implements JobKind<FavoritedPayload> {

    /** What is told to an inbox waits for the commit of what was told before: short enough that nobody notices. */
    private static final int MOST_TOGETHER = 32;

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
    public JobPolicy policy() {
        return JobPolicy.USUAL.neverBlocking().groupCommit(MOST_TOGETHER);
    }

    @Override
    public Set<String> users() {
        return FavoritedPayload.USERS;
    }

    /** Whoever is liked by thousands at once keeps nobody else from hearing of it. */
    @Override
    public OptionalLong tenant(FavoritedPayload payload) {
        return OptionalLong.of(payload.authorId());
    }

    @Override
    public Mono<Void> run(Job<FavoritedPayload> job) {
        return notifyAuthor.notifyAuthor(new NotifyAuthor(job.payload().toEvent()));
    }
}
