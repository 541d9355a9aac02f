package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.memory.InMemoryStore;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.worker.TracedJobs;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Mono;

/** The in-process queue as it is wired, on a store in memory. */
final class InProcessJobsUnderTest implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final MemoryPorts store;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    InProcessJobsUnderTest(boolean runsJobs, List<? extends JobKind<?>> kinds, InstantSource time) {
        this.store = new MemoryPorts(time);
        context.registerBean(
                JobSettings.class, () -> new JobSettings(runsJobs, 5, POLL, POLL, Duration.ofMillis(1), KEPT, KEPT));
        context.registerBean(JobMemory.class, () -> new Memory(store.store()));
        context.registerBean(TransactionBoundary.class, store::transactions);
        context.registerBean(JobTelemetry.class, TracedJobs::new);
        context.registerBean(InstantSource.class, () -> time);
        context.registerBean(RandomGenerator.class, () -> new Random(1));
        for (var kind : kinds) {
            context.registerBean(kind.name(), JobKind.class, () -> kind);
        }
        context.register(InProcessJobsConfiguration.class);
        context.refresh();
    }

    MemoryPorts store() {
        return store;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private record Memory(InMemoryStore store) implements JobMemory {

        @Override
        public Mono<Map<String, Object>> values() {
            return store.table();
        }

        @Override
        public <T> Mono<T> change(Function<Map<String, Object>, T> command) {
            return store.join(command);
        }

        @Override
        public Mono<Void> afterCommit(Runnable then) {
            return store.afterCommit(then);
        }
    }
}
