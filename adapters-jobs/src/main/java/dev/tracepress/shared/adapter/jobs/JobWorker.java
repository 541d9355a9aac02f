package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/**
 * Runs due jobs for as long as the service lives: db-scheduler with the settings that were measured to suit it, on virtual
 * threads, and the listener that wakes it.
 */
final class JobWorker implements SmartLifecycle {

    /** Half of the connections: a backlog of jobs must not keep requests waiting for the other half. */
    private static final int JOBS_AT_ONCE = 5;

    /** Starts before the web server and stops after it, so that requests are served to the end with a worker at hand. */
    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 8_192;

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Jobs of a kind that this version does not know belong to another version; they are not this one's to delete. */
    private static final Duration KEEP_UNKNOWN = Duration.ofDays(3_650);

    private final JobSettings settings;
    private final DataSource dataSource;
    private final List<Task<?>> tasks;
    private final JobJson json;
    private final LocalWorker localWorker;
    private final JobListener listener;
    private @Nullable Running running;

    JobWorker(
            JobSettings settings,
            DataSource dataSource,
            List<Task<?>> tasks,
            JobJson json,
            LocalWorker localWorker,
            JobListener listener) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.tasks = List.copyOf(tasks);
        this.json = json;
        this.localWorker = localWorker;
        this.listener = listener;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.runsJobs();
    }

    @Override
    public synchronized void start() {
        var scheduler = Scheduler.create(dataSource, tasks)
                .schedulerName(new SchedulerName.Fixed(name()))
                .serializer(json)
                .threads(JOBS_AT_ONCE)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                // 0.5/1.0, as documented, leaves a free thread idle for a whole poll; a limit must be above the other.
                .pollUsingLockAndFetch(1.0, 1.001)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(KEEP_UNKNOWN)
                .shutdownMaxWait(GRACE)
                // JobTask logs a failure together with what follows from it.
                .failureLogging(LogLevel.OFF, false)
                .build();
        scheduler.start();
        localWorker.started(scheduler);
        running = new Running(scheduler, listener.start());
    }

    /** Takes no more jobs, and lets those that run finish. */
    @Override
    public synchronized void stop() {
        if (running != null) {
            localWorker.stopped();
            running.listening().dispose();
            running.scheduler().stop();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** Tells workers apart in {@code picked_by}: several may run on one host. */
    private static String name() {
        return new SchedulerName.Hostname().getName() + "-"
                + ProcessHandle.current().pid();
    }

    private record Running(Scheduler scheduler, Disposable listening) {}
}
