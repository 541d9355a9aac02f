package dev.tracepress.article.adapter.persistence;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.shared.domain.SharedError;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory that the text of long articles may take, of all pages of them that are being read. One that is read alone has what it needs,
 * so that none is refused for ever.
 */
@KeepsState("how much is left")
final class LongTexts {

    /** A hundred shorter ones are no more than a few others take. */
    private static final long LONG_BYTES = 16 * 1024;

    private static final int UNIT_BYTES = 1024;

    private final int all;
    private final Semaphore left;

    LongTexts(long bytes) {
        this.all = Math.toIntExact(bytes / UNIT_BYTES);
        this.left = new Semaphore(all);
    }

    /** For one page, which has taken nothing yet. */
    Claim claim() {
        return new Claim();
    }

    /** What one page has taken. */
    @KeepsState("how much one page has taken")
    final class Claim {

        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicBoolean isOver = new AtomicBoolean();

        private Claim() {}

        /** For one more of its articles; throws {@link SharedError.Unavailable} if others have too much. */
        void take(long bytes) {
            if (bytes < LONG_BYTES) {
                return;
            }
            var wanted = Math.min(Math.toIntExact(bytes / UNIT_BYTES), all - taken.get());
            if (!left.tryAcquire(wanted)) {
                throw new SharedError.Unavailable(new IllegalStateException("too many long articles are being read"));
            }
            taken.addAndGet(wanted);
            if (isOver.get()) {
                // Whoever asked has left meanwhile.
                giveBack();
            }
        }

        void giveBack() {
            isOver.set(true);
            left.release(taken.getAndSet(0));
        }
    }
}
