package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.ListWorkersUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowJobLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import dev.tracepress.shared.adapter.web.ops.OperatorGate;
import dev.tracepress.shared.adapter.web.ops.OpsAccess;
import dev.tracepress.shared.adapter.web.ops.OpsThrottle;
import dev.tracepress.shared.application.port.in.FindJobKindsUseCase;
import dev.tracepress.shared.application.port.in.HealthCheck;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;

/** Offers the console; what it does to jobs goes by the routes that operators have without it. */
@Configuration(proxyBeanMethods = false)
public class ConsoleWebConfiguration {

    @Bean
    @Order(10)
    WebFilter consoleFilter(OperatorGate gate) {
        return new ConsoleFilter(gate);
    }

    @Bean
    ErrorMapping operationsErrorMapping() {
        return new OperationsErrorMapping();
    }

    @Bean
    ConsoleController consoleController() {
        return new ConsoleController();
    }

    @Bean
    WebFluxConfigurer consoleAssets() {
        return new ConsoleAssets();
    }

    @Bean
    ConsoleSessionController consoleSessionController(OpsAccess access, OpsThrottle throttle, AuditLog audit) {
        return new ConsoleSessionController(access, throttle, audit);
    }

    @Bean
    ConsoleTraceController consoleTraceController(
            ShowTraceUseCase showTrace,
            ListRequestsUseCase listRequests,
            LookUpUseCase lookUp,
            ReadFiguresUseCase readFigures,
            ListWorkersUseCase listWorkers) {
        return new ConsoleTraceController(showTrace, listRequests, lookUp, readFigures, listWorkers);
    }

    @Bean
    ConsoleLineController consoleLineController(
            ShowTraceLinesUseCase showTraceLines, ShowJobLinesUseCase showJobLines) {
        return new ConsoleLineController(showTraceLines, showJobLines);
    }

    @Bean
    ConsoleStreamController consoleStreamController(
            HealthCheck health,
            FindJobKindsUseCase findJobKinds,
            ListWorkersUseCase listWorkers,
            ReadFiguresUseCase readFigures,
            InstantSource time,
            OpenStreams streams,
            OpsAccess access) {
        return new ConsoleStreamController(
                new Pulse(health, findJobKinds, listWorkers, readFigures, time), streams, access);
    }
}
