package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know that they were not let in. */
final class AdmissionErrorCodes {

    static final ErrorCode OVERLOADED = new ErrorCode(
            "overloaded",
            HttpStatus.SERVICE_UNAVAILABLE,
            "More is asked for than can be answered in time, and this was refused before anybody looked at it. Nothing was"
                    + " done. Try again after `Retry-After`, and twice as late every further time.");

    static final List<ErrorCode> ALL = List.of(OVERLOADED);

    private AdmissionErrorCodes() {}
}
