package dev.tracepress.shared.adapter.web.admission;

/**
 * Between what the number of places moves.
 *
 * @param least enough to keep all connections to the database at work, so that it comes back by itself after an outage
 * @param first what a service that has just started takes: rather too many, since too many are noticed within a second
 * @param most so many at once cannot come of anything but waiting
 * @param share the part of the places that one client may have; 1 for all of them
 */
record Bounds(int least, int first, int most, double share) {

    static Bounds of(RouteClass kind) {
        return switch (kind) {
            case READ, WRITE -> new Bounds(16, 256, 512, 1);
            case LIST -> new Bounds(16, 128, 512, 1);
            case SEARCH -> new Bounds(4, 32, 64, 1);
            // More than the hasher lets wait on up to three cores (57 for a thread), which refuses the rest. Whoever
            // guesses a lot shall not keep the others out.
            case SIGN_IN -> new Bounds(4, 96, 128, 0.75);
        };
    }
}
