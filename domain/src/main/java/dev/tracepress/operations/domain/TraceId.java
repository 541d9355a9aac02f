package dev.tracepress.operations.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** A trace by its name in W3C Trace Context: 32 hexadecimal digits in lower case, not all of them zero. */
public record TraceId(String value) {

    private static final Pattern FORM = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    /** Refuses what names no trace with {@link OperationsError.TraceNotFound}. */
    public TraceId {
        if (!FORM.matcher(value).matches()) {
            throw new OperationsError.TraceNotFound();
        }
    }

    /** The trace that a person means by such a text: its id, or a whole {@code traceparent}; empty if it is neither. */
    public static Optional<TraceId> in(String text) {
        var header = TRACEPARENT.matcher(text);
        return Optional.of(header.matches() ? header.group(1) : text)
                .filter(id -> FORM.matcher(id).matches())
                .map(TraceId::new);
    }
}
