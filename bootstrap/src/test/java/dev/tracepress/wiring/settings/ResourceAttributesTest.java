package dev.tracepress.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Who speaks. */
class ResourceAttributesTest {

    private static final String INSTANCE = "management.opentelemetry.resource-attributes[service.instance.id]";
    private static final String NAME = "management.opentelemetry.resource-attributes[service.name]";
    private static final String PID = "management.opentelemetry.resource-attributes[process.pid]";

    @Test
    void every_process_has_an_id_of_its_own() {
        assertThat(attributes(Map.of()).get(INSTANCE))
                .isNotEqualTo(attributes(Map.of()).get(INSTANCE));
        assertThat(attributes(Map.of()))
                .containsEntry(PID, Long.toString(ProcessHandle.current().pid()))
                .containsEntry(NAME, "press");
    }

    @Test
    void what_the_operator_says_goes_before() {
        var attributes = attributes(Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=one, service.name=other"));

        assertThat(attributes).doesNotContainKeys(INSTANCE, NAME);
    }

    @Test
    void the_name_has_a_variable_of_its_own() {
        assertThat(attributes(Map.of("OTEL_SERVICE_NAME", "press", "OTEL_RESOURCE_ATTRIBUTES", "service.name=other")))
                .containsEntry(NAME, "press");
    }

    private static Map<String, Object> attributes(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        return ResourceAttributes.properties(environment, "press");
    }
}
