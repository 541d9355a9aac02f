package dev.tracepress.shared.adapter.web;

import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpMethod;

/** An answer that took too long; the text says whether what was asked for may have happened nevertheless. */
final class DeadlineExceeded extends TimeoutException {

    private static final String READ = "the service took too long to answer, please try again";
    private static final String POST = "the service took too long to answer; what was asked for may have happened:"
            + " look first, or try again with the same Idempotency-Key";
    private static final String WRITE =
            "the service took too long to answer; what was asked for may have happened: look first";

    private DeadlineExceeded(String text) {
        super(text);
    }

    static DeadlineExceeded of(HttpMethod method) {
        if (HttpMethod.POST.equals(method)) {
            return new DeadlineExceeded(POST);
        }
        return new DeadlineExceeded(HttpMethod.PUT.equals(method) || HttpMethod.DELETE.equals(method) ? WRITE : READ);
    }
}
