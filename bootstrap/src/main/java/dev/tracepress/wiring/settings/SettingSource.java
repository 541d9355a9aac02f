package dev.tracepress.wiring.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** Reads single settings; a blank one counts as not set. */
public record SettingSource(PropertyResolver environment) {

    static final int LARGEST_PORT = 65_535;

    /** Hours, minutes and seconds as Go writes them. */
    private static final Pattern GO_DURATION = Pattern.compile("(?=.)(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    public Optional<String> text(String name) {
        return Optional.ofNullable(environment.getProperty(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    int number(String name, int usual, int largest) {
        return number(name, usual, 0, largest);
    }

    int number(String name, int usual, int smallest, int largest) {
        return text(name)
                .map(text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,9}"))
                        .map(Integer::parseInt)
                        .filter(number -> smallest <= number && number <= largest)
                        .orElseThrow(() -> new StartupRefused(
                                name + " is " + text, "Set it to a number from " + smallest + " to " + largest + ".")))
                .orElse(usual);
    }

    /** One of the words, in lower case. */
    String choice(String name, String usual, List<String> words) {
        return choice(name, words).orElse(usual);
    }

    /** One of the words, in lower case, if any is set. */
    Optional<String> choice(String name, List<String> words) {
        return text(name).map(chosen -> {
            if (!words.contains(chosen.toLowerCase(Locale.ROOT))) {
                throw new StartupRefused(name + " is " + chosen, "Set it to one of: " + String.join(", ", words) + ".");
            }
            return chosen.toLowerCase(Locale.ROOT);
        });
    }

    /** With a host, and a port that there can be: what an exporter would break of later is refused here. */
    static boolean isHttpAddress(String text) {
        try {
            return isHttpAddress(new URI(text));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    static boolean isHttpAddress(URI address) {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) && hasHost(address);
    }

    /** With a port that there can be, or none. */
    static boolean hasHost(URI address) {
        return address.getHost() != null && address.getPort() != 0 && address.getPort() <= LARGEST_PORT;
    }

    Duration duration(String name, Duration usual, Duration least, Duration most) {
        return duration(name, least, most).orElse(usual);
    }

    Optional<Duration> duration(String name, Duration least, Duration most) {
        return text(name)
                .map(text -> duration(text)
                        .filter(duration -> least.compareTo(duration) <= 0 && duration.compareTo(most) <= 0)
                        .orElseThrow(() -> new StartupRefused(
                                name + " is " + text,
                                "Set it to a duration from %s to %s (ISO 8601), which may be written like 168h, 90m or 1h30m as well."
                                        .formatted(least, most))));
    }

    /** Those in the file that the setting names; none if it names no file. */
    Map<String, String> properties(String name) {
        return text(name).map(file -> properties(name, Path.of(file))).orElse(Map.of());
    }

    private static Map<String, String> properties(String name, Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StartupRefused(
                    "%s is %s, which cannot be read (%s)".formatted(name, file, unreadable),
                    "Set it to the path of a file with lines like security.protocol=SASL_SSL.");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    }

    private static Optional<Duration> duration(String text) {
        return text.startsWith("P") ? iso(text) : go(text);
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> go(String text) {
        var parts = GO_DURATION.matcher(text);
        return parts.matches()
                ? Optional.of(Duration.ofHours(part(parts.group(1)))
                        .plusMinutes(part(parts.group(2)))
                        .plusSeconds(part(parts.group(3))))
                : Optional.empty();
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
