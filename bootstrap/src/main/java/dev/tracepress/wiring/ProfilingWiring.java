package dev.tracepress.wiring;

import dev.tracepress.telemetry.profiling.ProfiledSpans;
import dev.tracepress.telemetry.profiling.Profiling;
import dev.tracepress.telemetry.profiling.ProfilingSettings;
import dev.tracepress.wiring.settings.SettingSource;
import dev.tracepress.wiring.settings.Settings;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Profiles, for those who have a Pyroscope, and their links with traces. */
@Configuration(proxyBeanMethods = false)
class ProfilingWiring {

    @Bean
    Profiling profiling(Settings settings, Environment environment) {
        var variables = new SettingSource(environment);
        return new Profiling(new ProfilingSettings(
                variables.text("PYROSCOPE_SERVER_ADDRESS"),
                settings.service(),
                Map.of(
                        "role", settings.role().name().toLowerCase(Locale.ROOT),
                        "environment", variables.text("ENVIRONMENT").orElse("development")),
                variables::text));
    }

    @Bean
    ProfiledSpans profiledSpans() {
        return new ProfiledSpans();
    }
}
