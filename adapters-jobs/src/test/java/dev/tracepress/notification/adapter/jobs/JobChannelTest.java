package dev.tracepress.notification.adapter.jobs;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationChannelContract;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
        return told("recipientId").map(ids -> ids.stream().map(UserId::new).collect(Collectors.toSet()));
    }

    private Mono<List<Long>> told(String ids) {
        return process.store()
                .database()
                .sql("""
                        SELECT (convert_from(task_data, 'UTF8')::json -> 'payload' ->> :ids)::bigint
                        FROM scheduled_tasks WHERE task_name = 'telling'""")
                .bind("ids", ids)
                .mapValue(Long.class)
                .all()
                .collectList();
    }

    @Test
    void each_notification_has_a_job_of_its_own_though_they_are_for_one_recipient() {
        var ada = new UserId(1);
        completes(transactions()
                .inTransaction(channel()
                        .tell(new NotificationId(7), ada)
                        .then(Mono.defer(() -> channel().tell(new NotificationId(8), ada)))));

        assertThat(resultOf(told("notificationId"))).containsExactlyInAnyOrder(7L, 8L);
        assertThat(resultOf(told("recipientId"))).containsExactly(1L, 1L);
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
