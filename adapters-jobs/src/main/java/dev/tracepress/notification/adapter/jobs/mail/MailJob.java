package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.User;
import dev.tracepress.notification.adapter.jobs.NotificationPayload;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import reactor.core.publisher.Mono;

/** Sends a recipient a mail about a notification. */
final class MailJob implements JobKind<NotificationPayload> {

    /** A server that is slow must not keep every worker from the jobs of others. */
    private static final int AT_ONCE = 2;

    private static final JobPolicy POLICY =
            JobPolicy.USUAL.effects(Effects.OUTSIDE).concurrency(AT_ONCE);

    private final NotificationQueries notifications;
    private final UserRepository users;
    private final MailServer server;

    MailJob(NotificationQueries notifications, UserRepository users, MailServer server) {
        this.notifications = notifications;
        this.users = users;
        this.server = server;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Class<NotificationPayload> payloadType() {
        return NotificationPayload.class;
    }

    @Override
    public JobPolicy policy() {
        return POLICY;
    }

    @Override
    public Mono<Void> run(Job<NotificationPayload> job) {
        return letter(job.payload())
                .switchIfEmpty(Mono.error(() -> JobVerdict.cancel("the notification or its recipient is gone")))
                .flatMap(letter -> server.send(job.id(), letter));
    }

    private Mono<Letter> letter(NotificationPayload payload) {
        var recipient = payload.recipient();
        return Mono.zip(
                notifications.find(payload.notification(), recipient),
                users.byId(recipient).map(User::email),
                Letter::of);
    }
}
