package dev.tracepress.telemetry.usecase;

import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells a no to somebody from an error of the service's, by the status that clients see: so both tell the same, and whoever
 * adds an error decides once. What no client would see as a mistake of theirs is an error.
 */
final class Refusals {

    private final Supplier<List<ErrorMapping>> mappings;

    Refusals(Supplier<List<ErrorMapping>> mappings) {
        this.mappings = mappings;
    }

    boolean contain(Throwable error) {
        return mappings.get().stream()
                .map(mapping -> mapping.map(error))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(answer -> answer.status().is4xxClientError())
                .isPresent();
    }
}
