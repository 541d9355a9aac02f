package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.jobs.queue.AfterCommit;
import org.springframework.transaction.NoTransactionException;
import reactor.core.publisher.Mono;

/** Announces a notification, once it is there to be seen, to whoever listens in whatever process. */
record StreamChannel(ArrivalAnnouncer announcer) implements NotificationChannel {

    @Override
    public Mono<Void> tell(NotificationId notification, UserId recipient) {
        return AfterCommit.run(() -> announcer.announce(recipient))
                .onErrorMap(
                        NoTransactionException.class,
                        none -> new IllegalStateException("told in the transaction that adds a notification", none));
    }
}
