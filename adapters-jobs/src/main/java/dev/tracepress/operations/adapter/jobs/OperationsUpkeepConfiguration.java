package dev.tracepress.operations.adapter.jobs;

import dev.tracepress.operations.application.port.in.ForgetRecordsUseCase;
import dev.tracepress.shared.adapter.jobs.upkeep.UpkeepJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the upkeep of archived spans as a recurring job. */
@Configuration(proxyBeanMethods = false)
public class OperationsUpkeepConfiguration {

    /** There may be but so many of them, which any hour can look through. */
    @Bean
    UpkeepJob pruneRecordedSpans(ForgetRecordsUseCase forgetRecords) {
        return new UpkeepJob("prune-recorded-spans", "0 39 * * * *", forgetRecords::forget);
    }
}
