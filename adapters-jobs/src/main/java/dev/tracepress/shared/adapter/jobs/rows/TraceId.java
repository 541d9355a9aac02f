package dev.tracepress.shared.adapter.jobs.rows;

import java.util.Map;
import java.util.Optional;

/** The id of a trace, as the {@code traceparent} of W3C Trace Context tells it. */
public final class TraceId {

    private static final int VERSION_LENGTH = 3;
    private static final int ID_LENGTH = 32;

    private TraceId() {}

    public static Optional<String> in(Map<String, String> headers) {
        return Optional.ofNullable(headers.get("traceparent"))
                .filter(parent -> parent.length() >= VERSION_LENGTH + ID_LENGTH)
                .map(parent -> parent.substring(VERSION_LENGTH, VERSION_LENGTH + ID_LENGTH));
    }
}
