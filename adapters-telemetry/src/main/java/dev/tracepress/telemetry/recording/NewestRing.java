package dev.tracepress.telemetry.recording;

import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The newest of what comes. To keep one is two atomic writes, which never wait; the oldest is let go for it. */
@KeepsState("the newest of what came")
final class NewestRing<T> {

    private final int room;
    private final AtomicReferenceArray<@Nullable Place<T>> places;
    private final AtomicLong come = new AtomicLong();

    NewestRing(int room) {
        this.room = room;
        this.places = new AtomicReferenceArray<>(room);
    }

    void keep(T newest) {
        var number = come.getAndIncrement();
        places.set(index(number), new Place<>(number, newest));
    }

    /** Those first that came last. */
    Stream<T> newestFirst() {
        var next = come.get();
        return LongStream.rangeClosed(1, Math.min(next, room)).boxed().flatMap(back -> at(next - back));
    }

    /** Up to which number all have come and found their place, from one on for which that is known. */
    long settled(long from) {
        var end = come.get();
        var number = Math.max(from, end - room);
        while (number < end && isPlaced(number)) {
            number++;
        }
        return number;
    }

    private boolean isPlaced(long number) {
        var place = places.get(index(number));
        return place != null && place.number() >= number;
    }

    /** Those that came between two such numbers and are still kept, in that order. */
    Stream<T> between(long first, long end) {
        return LongStream.range(Math.max(first, come.get() - room), end).boxed().flatMap(this::at);
    }

    private Stream<T> at(long number) {
        return Stream.ofNullable(places.get(index(number))).map(Place::kept);
    }

    private int index(long number) {
        return (int) (number % room);
    }

    /** The number tells one from another that will take its place and is still on its way there. */
    private record Place<T>(long number, T kept) {}
}
