package dev.tracepress.shared.adapter.jobs;

import org.jspecify.annotations.Nullable;

/** When a tenant's turn comes, among those of all tenants: its place in a circle. */
public final class Turn {

    /** 2⁶⁴ by the golden ratio, which scatters numbers that follow each other (Knuth, The Art of Computer Programming, vol. 3, 6.4). */
    private static final long SCATTERED = 0x9E3779B97F4A7C15L;

    private Turn() {}

    /** The place of whoever's job that is, or null. */
    public static <P> @Nullable Integer of(JobKind<P> kind, P payload) {
        var tenant = kind.tenant(payload);
        return tenant.isPresent() ? (int) ((tenant.getAsLong() * SCATTERED) >>> 32) : null;
    }
}
