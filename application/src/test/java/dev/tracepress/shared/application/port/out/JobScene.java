package dev.tracepress.shared.application.port.out;

import static dev.tracepress.testkit.Facts.eventually;

import java.time.Duration;
import java.time.Instant;

/**
 * An empty queue of two kinds of job and one that recurs, and a worker who does what is due. What becomes of a job is in its id: one that begins
 * with {@code good} succeeds, one with {@code flaky} fails, and waits for long before it is tried again, one with
 * {@code bad} fails for good, and one with {@code endless} runs until somebody ends it. Those with {@code traced} in it are caused
 * by a request of the trace {@link #CAUSE}.
 */
public interface JobScene extends AutoCloseable {

    String CAUSE = "4bf92f3577b34da6a3ce929d0e0e4736";

    String ERRAND = "errand";
    String CHORE = "chore";

    JobControl control();

    JobQueries queries();

    /** Due at once. */
    void enqueue(JobKey job);

    /** Due in an hour. */
    default void enqueueForLater(JobKey job) {
        enqueueFor(Instant.now().plus(Duration.ofHours(1)), job);
    }

    /** Due then. */
    void enqueueFor(Instant due, JobKey job);

    /** Due in an hour, in place of the one of that name that waits, or behind the one that runs. */
    void replaceForLater(JobKey job);

    /** A job that nobody enqueues: it comes again and again, and next in a long time. */
    JobKey recurring();

    /** Due in an hour, and about that user. */
    void enqueueAbout(long user, JobKey job);

    /** From now on, bad jobs succeed. */
    void mend();

    /** How many attempts at endless jobs are being made. */
    int endless();

    /** Waits until the job stands there. */
    default void becomes(JobKey job, JobState state) {
        eventually(() -> queries().find(job).map(view -> view.state() == state));
    }

    /** Enqueues the job, and waits until the worker has brought it there. */
    default void worked(JobKey job, JobState end) {
        enqueue(job);
        becomes(job, end);
    }

    @Override
    void close();
}
