package dev.tracepress.telemetry.profiling;

import io.pyroscope.javaagent.api.ConfigurationProvider;
import io.pyroscope.javaagent.config.Config;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The agent's settings under their own names, with what it cannot know of this service filled in. */
final class ProfilerConfig implements ConfigurationProvider {

    /** A sample for every so much that is allocated, as the agent's authors recommend for production. */
    private static final String ALLOCATION = "512k";

    /** A sample for every lock that is waited for at least so long. */
    private static final String LOCK = "10ms";

    private final ProfilingSettings settings;

    private ProfilerConfig(ProfilingSettings settings) {
        this.settings = settings;
    }

    /** @throws IllegalArgumentException for settings that the agent refuses */
    static Config of(ProfilingSettings settings) {
        return Config.build(new ProfilerConfig(settings));
    }

    @Override
    public @Nullable String get(String name) {
        return name.equals("PYROSCOPE_LABELS")
                ? labels()
                : settings.agent().apply(name).orElse(usual(name));
    }

    private @Nullable String usual(String name) {
        return switch (name) {
            case "PYROSCOPE_SERVER_ADDRESS" -> settings.server().orElse(null);
            case "PYROSCOPE_APPLICATION_NAME" -> settings.service();
            case "PYROSCOPE_PROFILER_ALLOC" -> ALLOCATION;
            case "PYROSCOPE_PROFILER_LOCK" -> LOCK;
            default -> null;
        };
    }

    /** The agent lets a later label win over an earlier one of the same name. */
    private String labels() {
        var ours = settings.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        return settings.agent()
                .apply("PYROSCOPE_LABELS")
                .map(theirs -> ours + "," + theirs)
                .orElse(ours);
    }
}
