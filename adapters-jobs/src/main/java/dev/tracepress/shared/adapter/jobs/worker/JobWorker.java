package dev.tracepress.shared.adapter.jobs.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Runs due jobs for as long as the service lives: db-scheduler with the settings that were measured to suit it, on virtual
 * threads.
 */
@KeepsState("the scheduler, from start to stop")
final class JobWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 4;

    /** For jobs that were given back to say so in the database. */
    private static final Duration TIME_TO_GIVE_BACK = Duration.ofSeconds(5);

    /** Jobs of a kind that this version does not know belong to another version; they are not this one's to delete. */
    private static final Duration KEEP_UNKNOWN = Duration.ofDays(3_650);

    private final JobSettings settings;
    private final DataSource dataSource;
    private final KindRegister register;
    private final FetchDueJobs pick;
    private final List<Task<?>> tasks;
    private final List<RecurringTask> recurringTasks;
    private final JobJson json;
    private final LocalWorker localWorker;
    private final JobSlots slots;
    private final RunningJobs running;
    private final InstantSource time;
    private @Nullable Scheduler scheduler;

    JobWorker(
            JobSettings settings,
            DataSource dataSource,
            KindRegister register,
            FetchDueJobs pick,
            List<Task<?>> tasks,
            List<RecurringTask> recurringTasks,
            JobJson json,
            LocalWorker localWorker,
            JobSlots slots,
            RunningJobs running,
            InstantSource time) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.register = register;
        this.pick = pick;
        this.tasks = List.copyOf(tasks);
        this.recurringTasks = List.copyOf(recurringTasks);
        this.json = json;
        this.localWorker = localWorker;
        this.slots = slots;
        this.running = running;
        this.time = time;
    }

    @Override
    public int getPhase() {
        return LocalWorker.PHASE;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.runsJobs();
    }

    @Override
    public synchronized void start() {
        register.register().block(PATIENCE);
        running.start();
        slots.open();
        var started = Scheduler.create(dataSource, tasks)
                .startTasks(recurringTasks)
                .schedulerName(new SchedulerName.Fixed(name()))
                .serializer(json)
                .jdbcCustomization(pick)
                .enablePriority()
                .clock(time::instant)
                // Those that wait for a slot sit in a thread as well, so that they count among those that send
                // heartbeats.
                .threads(2 * settings.jobsAtOnce() + JobSlots.MOST_AHEAD)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                // How many are picked, and when more are looked for, is what the slots say.
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(KEEP_UNKNOWN)
                .shutdownMaxWait(settings.grace().plus(TIME_TO_GIVE_BACK))
                // OutcomeLog tells of a failure together with what follows from it.
                .failureLogging(LogLevel.OFF, false)
                .build();
        started.start();
        localWorker.started(started::triggerCheckForDueExecutions);
        scheduler = started;
    }

    /** Takes no more jobs, lets those that run finish, and gives back those that do not in time. */
    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            localWorker.stopped();
            slots.close();
            var giveBack = Mono.delay(settings.grace()).subscribe(_ -> giveBack());
            scheduler.stop();
            giveBack.dispose();
            scheduler = null;
        }
    }

    private void giveBack() {
        LOG.info("Giving back the jobs that did not end within {}", settings.grace());
        running.interruptAll();
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    /** Tells workers apart in {@code picked_by}: several may run on one host. */
    static String name() {
        return new SchedulerName.Hostname().getName() + "-"
                + ProcessHandle.current().pid();
    }
}
