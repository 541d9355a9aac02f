package dev.tracepress.acceptance;

/** The service as a scenario sees it, whatever it is driven through. */
public interface Tracepress {

    /**
     * Somebody becomes a user, and is signed in.
     *
     * @throws Refused if the service says no
     */
    Person registers(String name, String email, String password);

    /** A user signs in once more, and so has another token beside the ones they have. */
    Person logsIn(String email, String password);

    /** Somebody without a token. */
    Person anonymous();

    /** Waits until every job that was caused so far is done. */
    void untilJobsAreDone();
}
