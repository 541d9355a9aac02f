package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.Delivery;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Sends the recipient a mail. */
record MailDelivery(NotificationQueries notifications, UserRepository users, MailServer server) implements Delivery {

    /** Somebody who takes a favourite back and gives it again must not fill a mailbox. */
    private static final Duration QUIET = Duration.ofDays(1);

    @Override
    public Mono<Void> deliver(String id, NotificationView notification, UserId recipient) {
        return unlessToldAlready(notification)
                .then(users.byId(recipient).map(User::email))
                .switchIfEmpty(Mono.error(() -> JobVerdict.cancel("the recipient is gone")))
                .flatMap(address -> server.send(id, Letter.of(notification, address)));
    }

    private Mono<Void> unlessToldAlready(NotificationView notification) {
        return notifications
                .isRepetition(notification.id(), notification.createdAt().minus(QUIET))
                .filter(isRepetition -> isRepetition)
                .flatMap(_ -> Mono.error(JobVerdict.cancel("told already")));
    }
}
