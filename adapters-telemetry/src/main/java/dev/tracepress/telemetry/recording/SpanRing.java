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
 * somebody asks, and the oldest is let go for it. {@value #ROOM} of them take some 6 MiB, 670 bytes each.
 */
@KeepsState("the newest spans")
final class SpanRing implements SpanProcessor {

    static final int ROOM = 8_192;

    private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(ROOM);
    private final AtomicLong ended = new AtomicLong();

    @Override
    public void onEnd(ReadableSpan span) {
        var number = ended.getAndIncrement();
        places.set(index(number), new Place(number, span));
    }

    /** Those last that ended first. */
    Stream<SpanData> newestFirst() {
        var next = ended.get();
        return LongStream.rangeClosed(1, Math.min(next, ROOM))
                .mapToObj(back -> places.get(index(next - back)))
                .flatMap(Stream::ofNullable)
                .map(place -> place.span().toSpanData());
    }

    /** Up to which number all have ended and found their place, from one on for which that is known. */
    long settled(long from) {
        var end = ended.get();
        var number = Math.max(from, end - ROOM);
        while (number < end && isPlaced(number)) {
            number++;
        }
        return number;
    }

    private boolean isPlaced(long number) {
        var place = places.get(index(number));
        return place != null && place.number() >= number;
    }

    /** Those that ended between two such numbers and are still kept, in that order. */
    Stream<SpanData> between(long first, long end) {
        return LongStream.range(Math.max(first, ended.get() - ROOM), end)
                .mapToObj(number -> places.get(index(number)))
                .flatMap(Stream::ofNullable)
                .map(place -> place.span().toSpanData());
    }

    private static int index(long number) {
        return (int) (number % ROOM);
    }

    /** The number tells a span from one that will take its place and is still on its way there. */
    private record Place(long number, ReadableSpan span) {}

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
