package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.Delivery;
import dev.tracepress.notification.application.port.out.NotificationView;
import reactor.core.publisher.Mono;

/** Tells another system. */
record WebhookDelivery(Webhook webhook) implements Delivery {

    @Override
    public Mono<Void> deliver(String id, NotificationView notification, UserId recipient) {
        return webhook.deliver(id, WebhookMessage.of(notification, recipient));
    }
}
