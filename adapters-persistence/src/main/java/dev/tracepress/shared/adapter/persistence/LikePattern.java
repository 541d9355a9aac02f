package dev.tracepress.shared.adapter.persistence;

/** Patterns for PostgreSQL's {@code LIKE} with its default escape character, the backslash. */
public final class LikePattern {

    private LikePattern() {}

    /** Matches every text that holds this one; nothing in it is a wildcard. */
    public static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
