package dev.tracepress.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tracepress.wiring.settings.Choices;
import dev.tracepress.wiring.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;

class StartupMessageTest {

    @Test
    void what_the_settings_have_chosen_is_one_line() {
        assertThat(linesOf(Map.of("TRACEPRESS_STORAGE", "memory")))
                .filteredOn(line -> line.startsWith("Chosen"))
                .containsExactly("Chosen by the settings: storage memory, queue in process, notifier inbox,"
                        + " notifier stream, passwords argon2id, tokens HS256");
    }

    @Test
    void it_begins_with_four_links() {
        assertThat(linesOf(Map.of("TRACEPRESS_STORAGE", "memory")).getFirst().lines())
                .filteredOn(line -> line.contains("http://"))
                .extracting(String::strip)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Docs").endsWith("/docs"),
                        line -> assertThat(line).startsWith("Console").endsWith("/console"),
                        line -> assertThat(line).startsWith("Health").endsWith("/api/health"),
                        line -> assertThat(line).startsWith("Metrics").endsWith("/metrics"));
    }

    @Test
    void without_a_console_and_without_routes_there_are_fewer() {
        assertThat(linesOf(Map.of("TRACEPRESS_STORAGE", "memory", "TRACEPRESS_CONSOLE", "off"))
                        .getFirst())
                .contains("/docs", "/api/health", "/metrics")
                .doesNotContain("/console");
        assertThat(linesOf(Map.of("TRACEPRESS_ROLE", "worker")).getFirst())
                .contains("/api/health", "/metrics")
                .doesNotContain("/console", "/docs");
    }

    @Test
    void whoever_lets_jobs_take_all_connections_from_requests_is_warned() {
        assertThat(warnings(Map.of("TRACEPRESS_JOBS_AT_ONCE", "10")))
                .singleElement()
                .asString()
                .startsWith("TRACEPRESS_JOBS_AT_ONCE is 10 and TRACEPRESS_DATABASE_CONNECTIONS 10:");
        assertThat(warnings(Map.of("TRACEPRESS_JOBS_AT_ONCE", "9"))).isEmpty();
        assertThat(warnings(Map.of("TRACEPRESS_JOBS_AT_ONCE", "10", "TRACEPRESS_DATABASE_CONNECTIONS", "30")))
                .isEmpty();
        assertThat(warnings(Map.of("TRACEPRESS_JOBS_AT_ONCE", "100", "TRACEPRESS_ROLE", "worker")))
                .isEmpty();
        assertThat(warnings(Map.of("TRACEPRESS_JOBS_AT_ONCE", "100", "TRACEPRESS_ROLE", "api")))
                .isEmpty();
        assertThat(warnings(Map.of("TRACEPRESS_JOBS_AT_ONCE", "100", "TRACEPRESS_STORAGE", "memory")))
                .isEmpty();
    }

    private static List<String> warnings(Map<String, Object> variables) {
        return linesOf(variables).stream()
                .filter(line -> line.contains("TRACEPRESS_JOBS_AT_ONCE"))
                .toList();
    }

    private static List<String> linesOf(Map<String, Object> variables) {
        var log = (Logger) LoggerFactory.getLogger("dev.tracepress");
        var lines = new ListAppender<ILoggingEvent>();
        var level = log.getLevel();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try (var context = new GenericApplicationContext()) {
            context.refresh();
            new StartupMessage(
                            settings(variables),
                            Choices.of(settings(variables)),
                            new StoragePlace("somewhere"),
                            context)
                    .onApplicationEvent(new ApplicationReadyEvent(
                            new SpringApplication(), new String[0], context, Duration.ofSeconds(1)));
        } finally {
            log.detachAppender(lines);
            log.setLevel(level);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Settings settings(Map<String, Object> variables) {
        var sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("test", variables));
        return Settings.read(new PropertySourcesPropertyResolver(sources));
    }
}
