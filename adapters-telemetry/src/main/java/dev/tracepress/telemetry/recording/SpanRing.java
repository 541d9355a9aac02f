package dev.tracepress.telemetry.recording;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * The spans that ended last. A span is neither copied nor looked at before somebody asks. {@value #ROOM} of them take some 6 MiB,
 * 670 bytes each.
 */
final class SpanRing implements SpanProcessor {

    static final int ROOM = 8_192;

    private final NewestRing<ReadableSpan> ended = new NewestRing<>(ROOM);

    @Override
    public void onEnd(ReadableSpan span) {
        ended.keep(span);
    }

    NewestRing<ReadableSpan> ended() {
        return ended;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }
}
