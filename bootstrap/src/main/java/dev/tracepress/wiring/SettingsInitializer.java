package dev.tracepress.wiring;

import dev.tracepress.telemetry.logging.ServiceLog;
import dev.tracepress.wiring.settings.OtelVariables;
import dev.tracepress.wiring.settings.ResourceAttributes;
import dev.tracepress.wiring.settings.SettingSource;
import dev.tracepress.wiring.settings.Settings;
import dev.tracepress.wiring.settings.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
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
    /** What Spring Boot builds because its libraries are there, and what fails without a database. */
    private static final List<String> OF_DATABASES = List.of(
            R2dbcAutoConfiguration.class.getName(),
            DataR2dbcAutoConfiguration.class.getName(),
            DataSourceAutoConfiguration.class.getName(),
            FlywayAutoConfiguration.class.getName());

    /**
     * Who a client is, is said by whom {@code TRACEPRESS_TRUSTED_PROXIES} names. Where Spring Boot takes the machine for a cloud's, or
     * a variable tells it to, it would believe whoever says so, before anybody here looks.
     */
    private static final String FORWARDED_BY_ANYBODY = "server.forward-headers-strategy";

    private static final String METRICS_PUSH = "management.otlp.metrics.export.enabled";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = Settings.read(context.getEnvironment());
        var idle = OtelVariables.check(context.getEnvironment());
        ((GenericApplicationContext) context).registerBean(Settings.class, () -> settings);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("tracepress", properties(settings, context.getEnvironment())));
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "resource", ResourceAttributes.properties(context.getEnvironment(), settings.service())));
        ServiceLog.begin(settings.logLevel());
        if (!idle.isEmpty()) {
            LOG.warn("Variables of OpenTelemetry that have no effect here: {}", String.join(", ", idle));
        }
    }

    private static Map<String, Object> properties(Settings settings, PropertyResolver environment) {
        var pushesMetrics = settings.telemetry() && pushesMetrics(environment);
        var properties = new HashMap<String, Object>(Map.of(
                "server.port",
                settings.port(),
                "spring.application.name",
                settings.service(),
                "TRACEPRESS_TELEMETRY",
                settings.telemetry() ? "on" : "off",
                FORWARDED_BY_ANYBODY,
                "none",
                METRICS_PUSH,
                pushesMetrics,
                TelemetryWiring.METRICS_BY_GRPC,
                pushesMetrics && OtelVariables.metricsGoByGrpc(new SettingSource(environment))));
        if (settings.storage() == Storage.MEMORY) {
            properties.put("spring.autoconfigure.exclude", OF_DATABASES);
        }
        return properties;
    }

    /** Spring Boot would push to a collector on this machine where nobody has named one. */
    private static boolean pushesMetrics(PropertyResolver environment) {
        return OtelVariables.isOn(environment)
                && environment.containsProperty("management.otlp.metrics.export.url")
                && environment.getProperty(METRICS_PUSH, Boolean.class, true);
    }
}
