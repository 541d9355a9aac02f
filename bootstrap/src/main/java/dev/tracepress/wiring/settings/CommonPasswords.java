package dev.tracepress.wiring.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The 10,000 passwords that people choose most: the first of the list that zxcvbn comes with, whose licence lies beside it. */
public final class CommonPasswords {

    private static final String LIST = "/passwords/common.txt";

    private CommonPasswords() {}

    public static Set<String> all() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST)), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
