package dev.tracepress.wiring;

import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobQueries;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** The whole service in this process and in memory, on a free port: empty, and gone when it is closed. */
public final class MemoryService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private MemoryService(List<String> settings) {
        var all = new ArrayList<>(
                List.of("--PORT=0", "--TRACEPRESS_STORAGE=memory", "--JWT_SECRET=" + RunningService.SECRET));
        all.addAll(RunningService.patiently(settings));
        this.context = TracepressApplication.start(all.toArray(String[]::new));
    }

    public static MemoryService start(String... settings) {
        return new MemoryService(List.of(settings));
    }

    public URI url() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** Beside those that recur, which are for later. */
    public Mono<Boolean> hasNoJobs() {
        return context.getBean(JobQueries.class)
                .kinds()
                .map(kinds -> kinds.stream().noneMatch(MemoryService::hasJobs));
    }

    private static boolean hasJobs(JobKindView kind) {
        return kind.waiting() + kind.retrying() + kind.running() > 0;
    }

    @Override
    public void close() {
        context.close();
    }
}
