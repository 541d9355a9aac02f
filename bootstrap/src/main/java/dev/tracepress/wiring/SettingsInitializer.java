package dev.tracepress.wiring;

import dev.tracepress.telemetry.logging.ServiceLog;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;

/**
 * Reads the settings before anything is built, so that a wrong one is refused at once, and offers them as a bean. Spring Boot
 * and the conditions of the wiring, which look at the environment themselves, find them there as they were understood.
 */
final class SettingsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress");
    private static final String METRICS_PUSH = "management.otlp.metrics.export.enabled";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = Settings.read(context.getEnvironment());
        var idle = OtelVariables.check(context.getEnvironment());
        ((GenericApplicationContext) context).registerBean(Settings.class, () -> settings);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "tracepress",
                        Map.of(
                                "server.port",
                                settings.port(),
                                "spring.application.name",
                                settings.service(),
                                "TRACEPRESS_TELEMETRY",
                                settings.telemetry() ? "on" : "off",
                                METRICS_PUSH,
                                settings.telemetry() && pushesMetrics(context.getEnvironment()),
                                TelemetryWiring.METRICS_BY_GRPC,
                                settings.telemetry()
                                        && pushesMetrics(context.getEnvironment())
                                        && OtelVariables.metricsGoByGrpc(
                                                new SettingSource(context.getEnvironment())))));
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "resource", ResourceAttributes.properties(context.getEnvironment(), settings.service())));
        ServiceLog.begin(settings.logLevel());
        if (!idle.isEmpty()) {
            LOG.warn("Variables of OpenTelemetry that have no effect here: {}", String.join(", ", idle));
        }
    }

    /** Spring Boot would push to a collector on this machine where nobody has named one. */
    private static boolean pushesMetrics(PropertyResolver environment) {
        return environment.containsProperty("management.otlp.metrics.export.url")
                && environment.getProperty(METRICS_PUSH, Boolean.class, true);
    }
}
