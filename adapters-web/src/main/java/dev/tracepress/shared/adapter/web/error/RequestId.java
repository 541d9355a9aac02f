package dev.tracepress.shared.adapter.web.error;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/** The name of a request and of its answer: the client's own if that is 1 to 128 printable ASCII characters. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,128}");

    /** Names need not be secret, and to ask the system for chance each time is dear. */
    private static final IdGenerator NAMES = new AlternativeJdkIdGenerator();

    private RequestId() {}

    /**
     * That name, or one that is made.
     *
     * @param given by the client
     */
    public static String idFor(@Nullable String given) {
        return given != null && PRINTABLE.matcher(given).matches()
                ? given
                : NAMES.generateId().toString();
    }
}
