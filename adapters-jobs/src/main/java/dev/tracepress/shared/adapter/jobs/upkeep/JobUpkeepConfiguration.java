package dev.tracepress.shared.adapter.jobs.upkeep;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Keeps what is remembered of jobs from growing without end. */
@Configuration(proxyBeanMethods = false)
public class JobUpkeepConfiguration {

    /** Every quarter of an hour: there are as many as there were jobs. */
    @Bean
    UpkeepJob pruneHistory(JobSettings settings, DatabaseClient database, InstantSource time) {
        var history = new HistoryUpkeep(settings.historyKept(), database, time);
        return new UpkeepJob("prune-history", "0 4/15 * * * *", history::keep);
    }

    @Bean
    UpkeepJob pruneDeadJobs(JobSettings settings, DatabaseClient database, InstantSource time) {
        var dead = new Pruning("dead_jobs", "died_at", database);
        return new UpkeepJob(
                "prune-dead-jobs",
                "0 9 * * * *",
                () -> dead.prune(time.instant().minus(settings.deadKept())));
    }
}
