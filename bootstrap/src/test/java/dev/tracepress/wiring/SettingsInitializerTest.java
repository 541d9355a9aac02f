package dev.tracepress.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;

/** What looks at the environment itself finds the settings as they were understood. */
class SettingsInitializerTest {

    private static final String URL = "management.otlp.metrics.export.url";
    private static final String PUSHES = "management.otlp.metrics.export.enabled";

    @ParameterizedTest
    @CsvSource({"'',on,true", "on,on,true", "On,on,true", "off,off,false", "OFF,off,false", "' off ',off,false"})
    void whether_anybody_watches_is_one_answer_however_it_is_written(
            String written, String understood, boolean pushes) {
        var environment = initialized(Map.of("TRACEPRESS_TELEMETRY", written, URL, "http://collector/v1/metrics"));

        assertThat(environment.getProperty("TRACEPRESS_TELEMETRY")).isEqualTo(understood);
        assertThat(environment.getProperty(PUSHES, Boolean.class)).isEqualTo(pushes);
    }

    @Test
    void metrics_are_pushed_only_to_whom_somebody_has_named() {
        assertThat(initialized(Map.of()).getProperty(PUSHES, Boolean.class)).isFalse();
    }

    @Test
    void nothing_is_pushed_where_opentelemetry_is_off() {
        var environment =
                initialized(Map.of("management.opentelemetry.enabled", "false", URL, "http://collector/v1/metrics"));

        assertThat(environment.getProperty(PUSHES, Boolean.class)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',tracepress", "' ',tracepress", "press,press"})
    void the_service_has_a_name(String given, String name) {
        assertThat(initialized(Map.of("OTEL_SERVICE_NAME", given)).getProperty("spring.application.name"))
                .isEqualTo(name);
    }

    private static PropertyResolver initialized(Map<String, Object> settings) {
        var context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        new SettingsInitializer().initialize(context);
        return context.getEnvironment();
    }
}
