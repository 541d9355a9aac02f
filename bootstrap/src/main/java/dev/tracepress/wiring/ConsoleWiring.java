package dev.tracepress.wiring;

import dev.tracepress.operations.adapter.web.ConsoleWebConfiguration;
import dev.tracepress.operations.application.OperationsUseCases;
import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.telemetry.recording.RecordingConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The console, and what is kept for it; without it nothing is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnConsole
class ConsoleWiring {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnServingRequests
    @Import({RecordingConfiguration.class, ConsoleWebConfiguration.class})
    static class Shown {

        @Bean
        ShowTraceUseCase showTrace(RecordedSpans spans) {
            return OperationsUseCases.showTrace(spans);
        }

        @Bean
        ListRequestsUseCase listRequests(RecordedSpans spans) {
            return OperationsUseCases.listRequests(spans);
        }

        @Bean
        LookUpUseCase lookUp(RecordedSpans spans, JobQueries jobs) {
            return OperationsUseCases.lookUp(spans, jobs);
        }

        @Bean
        ReadFiguresUseCase readFigures(ServiceFigures figures) {
            return OperationsUseCases.readFigures(figures);
        }
    }
}
