package dev.tracepress.acceptance;

/** The service said no, in these words. */
public final class Refused extends RuntimeException {

    public Refused(String words) {
        super(words, null, false, false);
    }
}
