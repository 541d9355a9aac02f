package dev.tracepress.operations.application.port.out;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number that the service tells of itself.
 *
 * @param name as in the catalogue of signals: {@code jobs.completed}
 * @param labels what it is the number of; times are in seconds, sizes in bytes
 */
public record Figure(String name, SortedMap<String, String> labels, double value) {

    public Figure {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
