/**
 * What is asked.
 *
 * @param authenticated by whoever is signed in: the heavy reader, if nobody else is
 */
record Operation(PathOf path, boolean authenticated, Writes writes) {

    enum Writes {
        NOTHING,
        FAVORITE,
        /** Which is taken back at once: two requests. */
        FAVORITE_AND_BACK
    }

    static Operation get(PathOf path) {
        return new Operation(path, false, Writes.NOTHING);
    }

    boolean isCheap() {
        return !path.of(0).contains("=") || path.of(0).contains("page=");
    }

    Operation signedIn() {
        return new Operation(path, true, writes);
    }

    interface PathOf {
        String of(int n);
    }
}
