package dev.tracepress.shared.adapter.jobs.rows;

import org.springframework.core.NestedExceptionUtils;

/**
 * What is remembered of an error: its type and its message, and those of what was behind it, in text that PostgreSQL can hold,
 * which ends somewhere.
 */
public final class ErrorText {

    private static final int LONGEST = 500;
    private static final int LONGEST_BESIDE_A_CAUSE = 200;

    private ErrorText() {}

    public static String of(Throwable error) {
        var cause = NestedExceptionUtils.getRootCause(error);
        return cause == null
                ? text(error, LONGEST)
                : text(error, LONGEST_BESIDE_A_CAUSE) + " caused by " + text(cause, LONGEST);
    }

    private static String text(Throwable error, int longest) {
        var text = error.toString().replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
