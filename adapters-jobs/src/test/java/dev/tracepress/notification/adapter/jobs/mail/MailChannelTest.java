package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.FanOutUnderTest;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationChannelContract;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Mono;

class MailChannelTest extends NotificationChannelContract {

    private final FanOutUnderTest process = FanOutUnderTest.enqueuing()
            .with(MailConfiguration.class)
            .with(MailSettings.class, MailUnderTest.settings(25, Encryption.STARTTLS))
            .start();

    @AfterEach
    void close() {
        process.close();
    }

    @Override
    protected NotificationChannel channel() {
        return process.bean("mailChannel", NotificationChannel.class);
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
                        FROM scheduled_tasks WHERE task_name = 'email'""")
                .mapValue(Long.class)
                .all()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }
}
