package dev.tracepress.shared.adapter.web.admission;

/**
 * Between what the number of places moves.
 *
 * @param least enough to keep all connections to the database at work, so that it comes back by itself after an outage
 * @param first what a service that has just started takes: rather too many, since too many are noticed within a second
 * @param most so many at once cannot come of anything but waiting
 */
record Bounds(int least, int first, int most) {}
