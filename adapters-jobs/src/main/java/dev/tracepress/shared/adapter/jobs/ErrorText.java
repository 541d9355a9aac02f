package dev.tracepress.shared.adapter.jobs;

/** What a dead letter says of an error: its type and its message, which ends somewhere. */
final class ErrorText {

    private static final int LONGEST = 500;

    private ErrorText() {}

    static String of(Throwable error) {
        var text = error.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
