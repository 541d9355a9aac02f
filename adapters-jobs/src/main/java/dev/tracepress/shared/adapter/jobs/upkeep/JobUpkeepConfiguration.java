package dev.tracepress.shared.adapter.jobs.upkeep;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Keeps what is remembered of jobs from growing without end. */
@Configuration(proxyBeanMethods = false)
public class JobUpkeepConfiguration {

    @Bean
    RecurringJob pruneHistory(JobSettings settings, DatabaseClient database, InstantSource time) {
        return Pruning.ofHistory(settings.historyKept(), database, time);
    }

    @Bean
    RecurringJob pruneDeadJobs(JobSettings settings, DatabaseClient database, InstantSource time) {
        return Pruning.ofDeadJobs(settings.deadKept(), database, time);
    }
}
