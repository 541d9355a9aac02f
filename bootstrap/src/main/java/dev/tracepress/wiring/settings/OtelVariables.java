package dev.tracepress.wiring.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertyResolver;

/**
 * The variables of OpenTelemetry that have an effect here, and what each may hold. Spring Boot reads them by itself, but passes
 * over what it does not understand, or breaks of it; so they are held to this list before.
 */
public final class OtelVariables {

    private static final String PREFIX = "OTEL_";
    private static final int USUAL_QUEUE = 2_048;
    private static final int USUAL_BATCH = 512;
    private static final List<String> PROTOCOLS = List.of("grpc", "http/protobuf");
    private static final List<String> SAMPLERS = List.of(
            "always_on",
            "always_off",
            "traceidratio",
            "parentbased_always_on",
            "parentbased_always_off",
            "parentbased_traceidratio");

    private static final Map<String, Allowed> VARIABLES = variables();

    private OtelVariables() {}

    /**
     * Looks at all that are set.
     *
     * @return the names of those that have no effect here
     * @throws StartupRefused for the first whose value cannot be used
     */
    public static List<String> check(ConfigurableEnvironment environment) {
        var source = new SettingSource(environment);
        var names = namesIn(environment);
        names.forEach(name -> check(source, name));
        checkPairs(source);
        return names.stream()
                .filter(name -> source.text(name).isPresent())
                .filter(name -> !VARIABLES.containsKey(name) || isIdleRatio(source, name))
                .toList();
    }

    /** Unless {@code OTEL_SDK_DISABLED} says so, which Spring Boot has read by then. */
    public static boolean isOn(PropertyResolver environment) {
        return environment.getProperty("management.opentelemetry.enabled", Boolean.class, true);
    }

    /** How metrics are sent, which Spring Boot does not ask. */
    public static boolean metricsGoByGrpc(SettingSource source) {
        return source.text("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL")
                .or(() -> source.text("OTEL_EXPORTER_OTLP_PROTOCOL"))
                .filter("grpc"::equalsIgnoreCase)
                .isPresent();
    }

    private static List<String> namesIn(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith(PREFIX))
                .distinct()
                .sorted()
                .toList();
    }

    private static void check(SettingSource source, String name) {
        var allowed = VARIABLES.get(name);
        // Not stripped of blanks, for nobody strips it later.
        var value = Optional.ofNullable(source.environment().getProperty(name)).filter(text -> !text.isEmpty());
        if (allowed != null && value.isPresent() && !allowed.holds().test(value.get())) {
            throw new StartupRefused(
                    allowed.isSecret() ? name + " cannot be used" : "%s is \"%s\"".formatted(name, value.get()),
                    allowed.advice());
        }
    }

    private static void checkPairs(SettingSource source) {
        for (var processor : List.of("OTEL_BSP_", "OTEL_BLRP_")) {
            var queue = number(source, processor + "MAX_QUEUE_SIZE", USUAL_QUEUE);
            if (number(source, processor + "MAX_EXPORT_BATCH_SIZE", USUAL_BATCH) > queue) {
                throw new StartupRefused(
                        processor + "MAX_EXPORT_BATCH_SIZE is more than " + processor + "MAX_QUEUE_SIZE, which is "
                                + queue,
                        "Set it to at most that; it is " + USUAL_BATCH + " where it is not set.");
            }
        }
        for (var signal : List.of("", "TRACES_", "LOGS_", "METRICS_")) {
            var name = "OTEL_EXPORTER_OTLP_" + signal + "CLIENT_";
            if (source.text(name + "KEY").isPresent()
                    != source.text(name + "CERTIFICATE").isPresent()) {
                throw new StartupRefused(
                        "of " + name + "KEY and " + name + "CERTIFICATE only one is set", "Set both, or none.");
            }
        }
    }

    private static boolean isIdleRatio(SettingSource source, String name) {
        return name.equals("OTEL_TRACES_SAMPLER_ARG")
                && source.text("OTEL_TRACES_SAMPLER")
                        .filter(sampler -> sampler.toLowerCase(Locale.ROOT).endsWith("traceidratio"))
                        .isEmpty();
    }

    private static int number(SettingSource source, String name, int usual) {
        return source.text(name).map(Integer::parseInt).orElse(usual);
    }

    private static Map<String, Allowed> variables() {
        var all = new HashMap<String, Allowed>();
        all.put("OTEL_SERVICE_NAME", Allowed.anything());
        all.put(
                "OTEL_RESOURCE_ATTRIBUTES",
                new Allowed(
                        OtelVariables::arePairs, "Set it to pairs like deployment.environment.name=staging,team=red."));
        all.put("OTEL_SDK_DISABLED", Allowed.oneOf("true", "false"));
        all.put("OTEL_PROPAGATORS", Allowed.list("tracecontext", "baggage", "b3", "b3multi"));
        all.put("OTEL_TRACES_EXPORTER", Allowed.list("otlp"));
        all.put("OTEL_LOGS_EXPORTER", Allowed.list("otlp"));
        all.put("OTEL_METRICS_EXPORTER", Allowed.list("otlp", "prometheus"));
        all.put("OTEL_TRACES_SAMPLER", Allowed.oneOf(SAMPLERS.toArray(String[]::new)));
        all.put("OTEL_TRACES_SAMPLER_ARG", new Allowed(OtelVariables::isShare, "Set it to a number from 0 to 1."));
        all.put("OTEL_METRICS_EXEMPLAR_FILTER", Allowed.oneOf("always_on", "always_off", "trace_based"));
        all.put("OTEL_METRIC_EXPORT_INTERVAL", Allowed.number(1));
        for (var processor : List.of("OTEL_BSP_", "OTEL_BLRP_")) {
            for (var name : List.of("SCHEDULE_DELAY", "EXPORT_TIMEOUT", "MAX_QUEUE_SIZE", "MAX_EXPORT_BATCH_SIZE")) {
                all.put(processor + name, Allowed.number(1));
            }
        }
        for (var limit : List.of(
                "ATTRIBUTE_VALUE_LENGTH_LIMIT",
                "ATTRIBUTE_COUNT_LIMIT",
                "SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT",
                "SPAN_ATTRIBUTE_COUNT_LIMIT",
                "SPAN_EVENT_COUNT_LIMIT",
                "SPAN_LINK_COUNT_LIMIT",
                "EVENT_ATTRIBUTE_COUNT_LIMIT",
                "LINK_ATTRIBUTE_COUNT_LIMIT",
                "LOGRECORD_ATTRIBUTE_VALUE_LENGTH_LIMIT",
                "LOGRECORD_ATTRIBUTE_COUNT_LIMIT")) {
            all.put(PREFIX + limit, Allowed.number(0));
        }
        Stream.of("", "TRACES_", "LOGS_", "METRICS_").forEach(signal -> exporter(all, "OTEL_EXPORTER_OTLP_" + signal));
        all.put("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", Allowed.oneOf("cumulative", "delta"));
        all.put(
                "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION",
                Allowed.oneOf("explicit_bucket_histogram", "base2_exponential_bucket_histogram"));
        return Map.copyOf(all);
    }

    private static void exporter(Map<String, Allowed> all, String prefix) {
        all.put(
                prefix + "ENDPOINT",
                new Allowed(SettingSource::isHttpAddress, "Set it to one like http://localhost:4318."));
        all.put(prefix + "PROTOCOL", Allowed.oneOf(PROTOCOLS.toArray(String[]::new)));
        all.put(prefix + "COMPRESSION", Allowed.oneOf("gzip", "none"));
        all.put(prefix + "TIMEOUT", Allowed.number(1));
        all.put(
                prefix + "HEADERS",
                new Allowed(
                        OtelVariables::areHeaders,
                        "Set it to pairs like Authorization=Bearer%20abc,x-team=red.",
                        true));
        for (var file : List.of("CERTIFICATE", "CLIENT_KEY", "CLIENT_CERTIFICATE")) {
            all.put(
                    prefix + file,
                    new Allowed(OtelVariables::isPem, "Set it to the path of a PEM file that can be read."));
        }
    }

    private static boolean isShare(String text) {
        return text.matches("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,2})?") && Double.parseDouble(text) <= 1;
    }

    private static boolean arePairs(String text) {
        return items(text).allMatch(item -> item.indexOf('=') > 0 && isPercentEncoded(item));
    }

    private static boolean areHeaders(String text) {
        return items(text)
                .allMatch(item ->
                        item.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*=[\\x20-\\x7e]*") && isPercentEncoded(item));
    }

    private static boolean isPercentEncoded(String text) {
        return !text.matches("(?s).*%(?![0-9A-Fa-f]{2}).*");
    }

    private static Stream<String> items(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }

    private static boolean isPem(String path) {
        try {
            return Files.readString(Path.of(path)).contains("-----BEGIN ");
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    /**
     * What a variable may hold.
     *
     * @param isSecret whether its value must not be repeated
     */
    private record Allowed(Predicate<String> holds, String advice, boolean isSecret) {

        Allowed(Predicate<String> holds, String advice) {
            this(holds, advice, false);
        }

        static Allowed anything() {
            return new Allowed(_ -> true, "");
        }

        static Allowed oneOf(String... words) {
            return new Allowed(
                    text -> Set.of(words).contains(text.toLowerCase(Locale.ROOT)),
                    "Set it to one of: " + String.join(", ", words) + ".");
        }

        /** Some of the words, or the word none alone. */
        static Allowed list(String... words) {
            return new Allowed(
                    text -> {
                        var given = items(text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
                        return given.equals(Set.of("none")) || Set.of(words).containsAll(given);
                    },
                    "Set it to none, or to some of: " + String.join(", ", words) + ".");
        }

        static Allowed number(int smallest) {
            return new Allowed(
                    text -> Optional.of(text)
                            .filter(digits -> digits.matches("[0-9]{1,9}"))
                            .map(Integer::parseInt)
                            .filter(number -> number >= smallest)
                            .isPresent(),
                    "Set it to a whole number from " + smallest + " to 999999999.");
        }
    }
}
