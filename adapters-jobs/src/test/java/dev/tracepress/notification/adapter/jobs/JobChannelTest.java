package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationChannelContract;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import reactor.core.publisher.Mono;

@Tag("slow")
class JobChannelTest extends NotificationChannelContract {

    private final Telling telling = new Telling();
    private final FanOutUnderTest process =
            FanOutUnderTest.enqueuing().with(Telling.class, telling).start();

    @AfterEach
    void close() {
        process.close();
    }

    @Override
    protected NotificationChannel channel() {
        return new JobChannel(process.bean(JobQueue.class), telling);
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
                        FROM scheduled_tasks WHERE task_name = 'telling'""")
                .mapValue(Long.class)
                .all()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    private static final class Telling implements JobKind<NotificationPayload> {

        @Override
        public String name() {
            return "telling";
        }

        @Override
        public Class<NotificationPayload> payloadType() {
            return NotificationPayload.class;
        }

        @Override
        public Mono<Void> run(Job<NotificationPayload> job) {
            return Mono.empty();
        }
    }
}
