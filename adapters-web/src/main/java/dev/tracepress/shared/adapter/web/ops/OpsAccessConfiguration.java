package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.in.HealthCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/** Lets operators alone to what is theirs, and everybody to the health of the service; what all roles answer. */
@Configuration(proxyBeanMethods = false)
public class OpsAccessConfiguration {

    @Bean
    @Order(10)
    WebFilter opsFilter(OperatorGate gate) {
        return new OpsFilter(gate);
    }

    @Bean
    OperatorGate operatorGate(OpsAccess access, OpsThrottle throttle, AuditLog audit) {
        return new OperatorGate(access, throttle, audit);
    }

    @Bean
    OpsThrottle opsThrottle(CountAttemptUseCase attempts, ClientAddresses clients, AuditLog audit) {
        return new OpsThrottle(attempts, clients, audit);
    }

    @Bean
    HealthController healthController(HealthCheck health) {
        return new HealthController(health);
    }

    @Bean
    OpsWiringController opsWiringController(WiringReport report) {
        return new OpsWiringController(report);
    }
}
