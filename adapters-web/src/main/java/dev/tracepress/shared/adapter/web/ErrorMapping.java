package dev.tracepress.shared.adapter.web;

import java.util.Optional;

/** How one module's errors look to a client. */
public interface ErrorMapping {

    /** Empty for an error that is not of this module. */
    Optional<HttpError> map(Throwable error);
}
