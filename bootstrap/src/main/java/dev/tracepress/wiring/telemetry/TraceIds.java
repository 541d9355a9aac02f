package dev.tracepress.wiring.telemetry;

import io.opentelemetry.sdk.trace.IdGenerator;

/** Names for requests that nobody traces, so that an error can still be found by its id in the client's log and ours. */
final class TraceIds {

    private TraceIds() {}

    static String random() {
        return IdGenerator.random().generateTraceId();
    }
}
