package dev.tracepress.chaos;

/**
 * Of one request of {@link Clients}.
 *
 * @param number of the request among all of these clients
 * @param status {@link Heard#NOTHING} for none
 * @param at by {@link System#nanoTime}
 */
record Answer(long number, int status, double millis, long at) {

    boolean isDone() {
        return status / 100 == 2;
    }
}
