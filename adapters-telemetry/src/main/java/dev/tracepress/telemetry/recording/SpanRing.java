package dev.tracepress.telemetry.recording;

import dev.tracepress.shared.domain.KeepsState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The spans that ended last. To keep one is two atomic writes, which never wait: a span is neither copied nor looked at before
 * somebody asks, and the oldest is let go for it. {@value #ROOM} of them take some 6 MiB, 650 bytes each.
 */
@KeepsState("the newest spans")
final class SpanRing implements SpanProcessor {

    static final int ROOM = 8_192;

    private final AtomicReferenceArray<@Nullable ReadableSpan> places = new AtomicReferenceArray<>(ROOM);
    private final AtomicLong ended = new AtomicLong();

    @Override
    public void onEnd(ReadableSpan span) {
        places.set((int) (ended.getAndIncrement() % ROOM), span);
    }

    /** Those last that ended first. */
    Stream<SpanData> newestFirst() {
        var next = ended.get();
        return LongStream.rangeClosed(1, Math.min(next, ROOM))
                .mapToObj(back -> places.get((int) ((next - back) % ROOM)))
                .flatMap(Stream::ofNullable)
                .map(ReadableSpan::toSpanData);
    }

    /** How many have ended so far. */
    long ended() {
        return ended.get();
    }

    /** Those that ended between two such counts and are still kept, in that order. */
    Stream<SpanData> between(long first, long end) {
        return LongStream.range(Math.max(first, ended.get() - ROOM), end)
                .mapToObj(number -> places.get((int) (number % ROOM)))
                .flatMap(Stream::ofNullable)
                .map(ReadableSpan::toSpanData);
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
