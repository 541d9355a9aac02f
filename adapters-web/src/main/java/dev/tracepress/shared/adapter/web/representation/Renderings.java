package dev.tracepress.shared.adapter.web.representation;

import dev.tracepress.shared.domain.KeepsState;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders answers, and renders once what many are shown at the same time: who is handed the very same view again, the same
 * object, has its JSON and its tag already. A view that comes but once leaves nothing but a weak reference.
 *
 * <p>It is not about age: whoever hands out a view answers for that.
 */
@KeepsState("the last views that were written as JSON")
public final class Renderings {

    private static final int PLACES = 256;
    /** With all places taken, some 16 MiB. */
    private static final int LARGEST_BYTES = 64 * 1024;

    private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(PLACES);
    private final JsonMapper json;

    Renderings(JsonMapper json) {
        this.json = json;
    }

    /** Made anew. */
    public Rendered of(Object seen, Supplier<String> tag) {
        return new Rendered(tag.get(), json.writeValueAsBytes(seen));
    }

    /** Made anew; the tag is a digest of all that is in it. */
    public Rendered of(Object seen) {
        var bytes = json.writeValueAsBytes(seen);
        return new Rendered(VersionTag.of(bytes), bytes);
    }

    /**
     * Made anew unless it was made of that view for that question.
     *
     * @param view what everybody is shown alike
     * @param asked all else that the answer follows from
     * @param anew how it is made
     */
    public Rendered ofSame(Object view, Object asked, Supplier<Rendered> anew) {
        var place = Math.floorMod(System.identityHashCode(view), PLACES);
        var known = places.get(place);
        if (known == null || !known.view().refersTo(view) || !known.asked().equals(asked)) {
            places.set(place, new Place(new WeakReference<>(view), asked, null));
            return anew.get();
        }
        return known.rendered() == null ? kept(place, known, anew.get()) : known.rendered();
    }

    private Rendered kept(int place, Place known, Rendered rendered) {
        if (rendered.bytes() <= LARGEST_BYTES) {
            places.set(place, new Place(known.view(), known.asked(), rendered));
        }
        return rendered;
    }

    /** A view that came by, and what was made of it when it came again. */
    private record Place(
            WeakReference<Object> view,
            Object asked,
            @Nullable Rendered rendered) {}
}
