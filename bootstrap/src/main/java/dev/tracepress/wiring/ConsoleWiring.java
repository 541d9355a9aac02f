package dev.tracepress.wiring;

import dev.tracepress.operations.adapter.jobs.OperationsUpkeepConfiguration;
import dev.tracepress.operations.adapter.persistence.OperationsPersistenceConfiguration;
import dev.tracepress.operations.adapter.web.ConsoleWebConfiguration;
import dev.tracepress.operations.application.OperationsUseCases;
import dev.tracepress.operations.application.port.in.ForgetRecordsUseCase;
import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.ListWorkersUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowJobLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.application.port.out.Workers;
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
        ForgetRecordsUseCase forgetRecords(SpanArchive spans, LineArchive lines, InstantSource time) {
            return OperationsUseCases.forgetRecords(spans, lines, time);
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
        ShowTraceLinesUseCase showTraceLines(List<RecordedSpans> spans, List<RecordedLines> lines) {
            return OperationsUseCases.showTraceLines(spans, lines);
        }

        @Bean
        ShowJobLinesUseCase showJobLines(List<RecordedLines> places) {
            return OperationsUseCases.showJobLines(places);
        }

        @Bean
        ListRequestsUseCase listRequests(List<RecordedSpans> places) {
            return OperationsUseCases.listRequests(places);
        }

        @Bean
        LookUpUseCase lookUp(List<RecordedSpans> spans, List<RecordedLines> lines, JobQueries jobs) {
            return OperationsUseCases.lookUp(spans, lines, jobs);
        }

        @Bean
        ListWorkersUseCase listWorkers(List<Workers> places) {
            return OperationsUseCases.listWorkers(places);
        }

        @Bean
        ReadFiguresUseCase readFigures(ServiceFigures figures) {
            return OperationsUseCases.readFigures(figures);
        }
    }
}
