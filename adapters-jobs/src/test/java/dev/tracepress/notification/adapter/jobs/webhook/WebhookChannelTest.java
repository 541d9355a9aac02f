package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.FanOutUnderTest;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationChannelContract;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Mono;

class WebhookChannelTest extends NotificationChannelContract {

    private final FanOutUnderTest process = FanOutUnderTest.enqueuing()
            .with(WebhookConfiguration.class)
            .with(
                    WebhookSettings.class,
                    WebhookSettings.of(URI.create("https://receiver.invalid/"), WebhookUnderTest.SECRET, false))
            .start();

    @AfterEach
    void close() {
        process.close();
    }

    @Override
    protected NotificationChannel channel() {
        return process.bean("webhookChannel", NotificationChannel.class);
    }

    @Override
    protected TransactionBoundary transactions() {
        return process.store().transactions();
    }

    @Override
    protected Mono<Set<UserId>> reached() {
        return process.store()
                .database()
                .sql("""
                        SELECT (convert_from(task_data, 'UTF8')::json -> 'payload' ->> 'recipientId')::bigint
                        FROM scheduled_tasks WHERE task_name = 'webhook'""")
                .mapValue(Long.class)
                .all()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }
}
