package dev.tracepress.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A module of the monolith, and whom it may know besides itself. */
enum Module {
    SHARED,
    IDENTITY(SHARED),
    ARTICLE(SHARED, IDENTITY),
    NOTIFICATION(SHARED, IDENTITY, ARTICLE);

    private final List<Module> known;

    Module(Module... known) {
        this.known = List.of(known);
    }

    static Optional<Module> named(String path) {
        return Stream.of(values()).filter(module -> module.path().equals(path)).findAny();
    }

    /** Its package, below the root. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean mayKnow(Module other) {
        return other == this || known.contains(other);
    }

    List<Module> strangers() {
        return Stream.of(values()).filter(other -> !mayKnow(other)).toList();
    }
}
