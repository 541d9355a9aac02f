package dev.tracepress.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where something of others may be used.
 *
 * @param rings whole rings
 * @param rooms single packages or classes elsewhere, below the root
 */
record Homes(List<Ring> rings, List<String> rooms) {

    Homes {
        rings = List.copyOf(rings);
        rooms = List.copyOf(rooms);
    }

    static Homes everywhere() {
        return in(Ring.values());
    }

    static Homes outsideTheDomain() {
        return new Homes(
                Arrays.stream(Ring.values()).filter(ring -> ring != Ring.DOMAIN).toList(), List.of());
    }

    static Homes outsideTheCore() {
        return new Homes(
                Stream.concat(Ring.OUTSIDE_THE_CORE.stream(), Stream.of(Ring.WIRING))
                        .toList(),
                List.of());
    }

    static Homes in(Ring... rings) {
        return new Homes(List.of(rings), List.of());
    }

    static Homes in(String... rooms) {
        return new Homes(List.of(), List.of(rooms));
    }

    static Homes nowhere() {
        return new Homes(List.of(), List.of());
    }

    Homes and(String... more) {
        var all = new ArrayList<>(rooms);
        all.addAll(List.of(more));
        return new Homes(rings, all);
    }

    boolean shelter(String root, JavaClass type) {
        return Places.ringOf(root, type).filter(rings::contains).isPresent()
                || rooms.stream().anyMatch(room -> isIn(root + "." + room, type));
    }

    String listed() {
        return rings.isEmpty() && rooms.isEmpty()
                ? "nobody"
                : Stream.concat(rings.stream().map(Ring::path), rooms.stream()).collect(joining(", "));
    }

    private static boolean isIn(String room, JavaClass type) {
        return type.getName().equals(room)
                || type.getName().startsWith(room + ".")
                || type.getName().startsWith(room + "$");
    }
}
