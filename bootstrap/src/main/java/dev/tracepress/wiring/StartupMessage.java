package dev.tracepress.wiring;

import dev.tracepress.wiring.settings.Choices;
import dev.tracepress.wiring.settings.Settings;
import dev.tracepress.wiring.settings.Wake;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/** Says where the service is and what it is made of, once it is ready. */
final class StartupMessage implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress");

    private final Settings settings;
    private final Choices choices;
    private final StoragePlace storage;
    private final ConfigurableApplicationContext context;

    StartupMessage(Settings settings, Choices choices, StoragePlace storage, ConfigurableApplicationContext context) {
        this.settings = settings;
        this.choices = choices;
        this.storage = storage;
        this.context = context;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        var url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        LOG.info(
                """
                Tracepress is ready after {} s
                {}  Database  {}
                  Role      {}
                  Adapters
                {}""",
                seconds(ready.getTimeTaken()),
                links(url),
                storage.description(),
                settings.role().description(),
                adapters());
        LOG.info("Chosen by the settings: {}", choices.line());
        choices.wake()
                .filter(wake -> wake.chosen() == Wake.POLL)
                .ifPresent(wake -> LOG.info(
                        "This process hears nothing of others, and looks for their jobs and notifications by itself: {}",
                        wake.because()));
        if (settings.redisGiven()) {
            LOG.info("REDIS_URL is set and ignored: jobs live in PostgreSQL");
        }
        if (settings.jobsMayTakeAllConnections()) {
            LOG.warn(
                    "TRACEPRESS_JOBS_AT_ONCE is {} and TRACEPRESS_DATABASE_CONNECTIONS {}: a backlog may hold all connections while"
                            + " requests get none; set fewer jobs, more connections, or run the jobs in a process of their own"
                            + " (TRACEPRESS_ROLE=worker)",
                    settings.jobs().jobsAtOnce(),
                    settings.databaseConnections());
        }
    }

    /** Where to look first. */
    private String links(String url) {
        var links = new LinkedHashMap<String, String>();
        if (settings.role().servesRequests()) {
            links.put("Docs", "/docs");
            if (settings.console()) {
                links.put("Console", "/console");
            }
        }
        links.put("Health", "/api/health");
        links.put("Metrics", "/metrics");
        return links.entrySet().stream()
                .map(link -> "  %-9s %s%s%n".formatted(link.getKey(), url, link.getValue()))
                .collect(Collectors.joining());
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "some" : String.format(Locale.ROOT, "%.1f", time.toMillis() / 1_000.0);
    }

    private String adapters() {
        return adapterByPort().entrySet().stream()
                .map(entry -> "    %-24s %s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> adapterByPort() {
        var adapters = new TreeMap<String, String>();
        for (var bean : context.getBeansOfType(Object.class, false, false).values()) {
            Arrays.stream(ClassUtils.getAllInterfaces(bean))
                    .filter(type -> type.getPackageName().endsWith(".application.port.out"))
                    .forEach(port -> adapters.merge(
                            port.getSimpleName(), bean.getClass().getSimpleName(), (one, other) -> one + ", " + other));
        }
        return adapters;
    }
}
