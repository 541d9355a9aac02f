package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.User;
import dev.tracepress.notification.adapter.jobs.NotificationPayload;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.RateLimit;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Sends a recipient a mail about a notification. */
final class MailJob implements JobKind<NotificationPayload> {

    /** A server that is slow must not keep every worker from the jobs of others. */
    private static final int AT_ONCE = 2;

    /** Servers that see more than they are used to take the sender for a spammer. */
    private static final RateLimit RATE = new RateLimit(100, Duration.ofMinutes(1));

    private static final JobPolicy POLICY =
            JobPolicy.USUAL.effects(Effects.OUTSIDE).concurrency(AT_ONCE).rate(RATE);

    /** Somebody who takes a favourite back and gives it again must not fill a mailbox. */
    private static final Duration QUIET = Duration.ofDays(1);

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
                notifications.find(payload.notification(), recipient).flatMap(this::unlessToldAlready),
                users.byId(recipient).map(User::email),
                Letter::of);
    }

    private Mono<NotificationView> unlessToldAlready(NotificationView notification) {
        return notifications
                .isRepetition(notification.id(), notification.createdAt().minus(QUIET))
                .flatMap(isRepetition ->
                        isRepetition ? Mono.error(JobVerdict.cancel("told already")) : Mono.just(notification));
    }
}
