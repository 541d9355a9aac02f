package dev.tracepress.shared.adapter.web.error;

import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/** What is said when an answer took too long: whether what was asked for may have happened nevertheless. */
public final class LateAnswers {

    private static final String READ = "the service took too long to answer, please try again";
    private static final String POST = "the service took too long to answer; what was asked for may have happened:"
            + " look first, or try again with the same Idempotency-Key";
    private static final String WRITE =
            "the service took too long to answer; what was asked for may have happened: look first";

    private LateAnswers() {}

    public static TimeoutException to(HttpMethod method) {
        if (HttpMethod.POST.equals(method)) {
            return new TimeoutException(POST);
        }
        return new TimeoutException(HttpMethod.PUT.equals(method) || HttpMethod.DELETE.equals(method) ? WRITE : READ);
    }

    /** Whoever else ran out of time speaks of operators and signals, which is nothing for clients. */
    static String textOf(TimeoutException late) {
        return Stream.of(POST, WRITE)
                .filter(text -> text.equals(late.getMessage()))
                .findFirst()
                .orElse(READ);
    }
}
