package dev.tracepress.shared.adapter.jobs;

/** What is remembered of an error: its type and its message, in text that PostgreSQL can hold, which ends somewhere. */
final class ErrorText {

    private static final int LONGEST = 500;

    private ErrorText() {}

    static String of(Throwable error) {
        var text = error.toString().replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
