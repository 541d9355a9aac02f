package dev.tracepress.shared.adapter.web.error;

import java.util.List;
import java.util.Optional;

/** How one module's errors look to a client. */
public interface ErrorMapping {

    /** Empty for an error that is not of this module. */
    Optional<HttpError> map(Throwable error);

    /** All that {@link #map} may answer, in the order in which {@code /docs/errors} shows them. */
    List<ErrorCode> codes();
}
