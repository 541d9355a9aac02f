package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.audit.AuditWebConfiguration;
import dev.tracepress.shared.adapter.web.error.ErrorWebConfiguration;
import dev.tracepress.shared.adapter.web.filter.FilterWebConfiguration;
import dev.tracepress.shared.adapter.web.ops.OpsAccessConfiguration;
import dev.tracepress.shared.adapter.web.pages.PagesWebConfiguration;
import dev.tracepress.shared.adapter.web.representation.RepresentationWebConfiguration;
import dev.tracepress.shared.adapter.web.request.RequestWebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What holds for every route. */
@Configuration(proxyBeanMethods = false)
@Import({
    AuditWebConfiguration.class,
    ErrorWebConfiguration.class,
    RequestWebConfiguration.class,
    RepresentationWebConfiguration.class,
    FilterWebConfiguration.class,
    PagesWebConfiguration.class,
    OpsAccessConfiguration.class,
    ServerWebConfiguration.class
})
public class SharedWebConfiguration {}
