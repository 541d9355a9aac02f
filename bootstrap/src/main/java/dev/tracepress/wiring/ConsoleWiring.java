package dev.tracepress.wiring;

import dev.tracepress.operations.adapter.jobs.OperationsUpkeepConfiguration;
import dev.tracepress.operations.adapter.persistence.OperationsPersistenceConfiguration;
import dev.tracepress.operations.adapter.web.ConsoleWebConfiguration;
import dev.tracepress.operations.application.OperationsUseCases;
import dev.tracepress.operations.application.port.in.ForgetSpansUseCase;
import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.telemetry.recording.ArchivingConfiguration;
import dev.tracepress.telemetry.recording.RecordingConfiguration;
import dev.tracepress.wiring.settings.Storage;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The console, and what is kept for it; without it nothing is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnConsole
@Import(RecordingConfiguration.class)
class ConsoleWiring {

    /** So that a job's attempt shows on whatever worker it ran. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnStorage(Storage.POSTGRESQL)
    @Import({OperationsPersistenceConfiguration.class, ArchivingConfiguration.class, OperationsUpkeepConfiguration.class
    })
    static class SeenByOtherProcesses {

        @Bean
        ForgetSpansUseCase forgetSpans(SpanArchive archive, InstantSource time) {
            return OperationsUseCases.forgetSpans(archive, time);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnServingRequests
    @Import(ConsoleWebConfiguration.class)
    static class Shown {

        @Bean
        ShowTraceUseCase showTrace(List<RecordedSpans> places) {
            return OperationsUseCases.showTrace(places);
        }

        @Bean
        ListRequestsUseCase listRequests(List<RecordedSpans> places) {
            return OperationsUseCases.listRequests(places);
        }

        @Bean
        LookUpUseCase lookUp(List<RecordedSpans> places, JobQueries jobs) {
            return OperationsUseCases.lookUp(places, jobs);
        }

        @Bean
        ReadFiguresUseCase readFigures(ServiceFigures figures) {
            return OperationsUseCases.readFigures(figures);
        }
    }
}
