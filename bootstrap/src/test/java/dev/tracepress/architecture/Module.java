package dev.tracepress.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A module of the monolith, in the order in which they build on each other: each may know those before it. */
enum Module {
    SHARED,
    IDENTITY,
    ARTICLE,
    NOTIFICATION,
    OPERATIONS,
    DEMO;

    static Optional<Module> named(String path) {
        return Stream.of(values()).filter(module -> module.path().equals(path)).findAny();
    }

    /** Its package, below the root. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All but the kernel. */
    static List<Module> aboveTheKernel() {
        return Stream.of(values()).filter(module -> module != SHARED).toList();
    }

    boolean mayKnow(Module other) {
        return other.compareTo(this) <= 0;
    }

    List<Module> strangers() {
        return Stream.of(values()).filter(other -> !mayKnow(other)).toList();
    }
}
