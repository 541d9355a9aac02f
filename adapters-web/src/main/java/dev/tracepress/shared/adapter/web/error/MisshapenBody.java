package dev.tracepress.shared.adapter.web.error;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** A body that is no JSON, or not of the shape that the route expects. */
public final class MisshapenBody extends RuntimeException {

    private static final String TEXT = "the request is malformed";

    private final transient HttpError error;

    private MisshapenBody(HttpError error, Throwable cause) {
        super(TEXT, cause);
        this.error = error;
    }

    /** Not even text. */
    public static MisshapenBody of(Throwable cause) {
        return new MisshapenBody(HttpError.of(RequestErrorCodes.MALFORMED_REQUEST, TEXT), cause);
    }

    /** Where the reader got to a member that it could not take, that member is to blame. */
    public static MisshapenBody of(JacksonException cause) {
        var path = cause.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/"));
        return path.isEmpty()
                ? of((Throwable) cause)
                : new MisshapenBody(
                        HttpError.withFields(TEXT, List.of(FieldError.ofMember(path, "is not of the expected type"))),
                        cause);
    }

    HttpError toError() {
        return error;
    }
}
