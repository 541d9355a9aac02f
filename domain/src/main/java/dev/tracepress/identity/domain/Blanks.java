package dev.tracepress.identity.domain;

import java.util.List;
import java.util.Map;

/** Finds what somebody left out of a form. */
final class Blanks {

    private Blanks() {}

    /** The names, in alphabetical order, under which nothing but white space stands. */
    static List<String> among(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(field -> field.getValue().isBlank())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
