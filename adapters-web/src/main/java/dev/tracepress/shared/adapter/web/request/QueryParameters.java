package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** Reads query parameters strictly: ASCII digits, and once under all the names that mean the same. */
public final class QueryParameters {

    private static final Pattern INT = Pattern.compile("[0-9]{1,10}");

    private QueryParameters() {}

    /**
     * The number under any of the names.
     *
     * @throws RuntimeException the given error, for what is no number or is larger than an {@code int}
     * @throws BadRequest if it is there twice
     */
    public static Optional<Integer> number(
            MultiValueMap<String, String> query, Supplier<? extends RuntimeException> error, String... names) {
        return text(query, names).map(text -> {
            if (!INT.matcher(text).matches() || Long.parseLong(text) > Integer.MAX_VALUE) {
                throw error.get();
            }
            return Integer.parseInt(text);
        });
    }

    /**
     * The text under any of the names, empty if there is none.
     *
     * @throws BadRequest if it is there twice
     */
    public static Optional<String> text(MultiValueMap<String, String> query, String... names) {
        var values = Arrays.stream(names)
                .flatMap(name -> query.getOrDefault(name, List.of()).stream())
                .map(value -> value == null ? "" : value)
                .toList();
        if (values.size() > 1) {
            throw BadRequest.ofParameter(names[0], names[0] + " must be given once");
        }
        return values.stream().findFirst();
    }
}
