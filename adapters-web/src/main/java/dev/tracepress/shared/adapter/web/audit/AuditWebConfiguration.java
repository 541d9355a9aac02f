package dev.tracepress.shared.adapter.web.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the account of what people and operators did. */
@Configuration(proxyBeanMethods = false)
public class AuditWebConfiguration {

    @Bean
    AuditLog auditLog() {
        return new AuditLog();
    }
}
