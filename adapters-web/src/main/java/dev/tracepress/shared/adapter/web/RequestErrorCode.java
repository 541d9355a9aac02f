package dev.tracepress.shared.adapter.web;

import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** What may be wrong with any request, whatever it is about. */
public enum RequestErrorCode implements ErrorCode {
    MALFORMED_REQUEST(
            HttpStatus.BAD_REQUEST, "The request is no HTTP, no JSON, or not of the shape that the route expects."),
    VALIDATION_FAILED(
            HttpStatus.BAD_REQUEST,
            "A value is missing, unknown or not allowed; `fields` says which, by a JSON Pointer into the body or by the name"
                    + " of a query parameter."),
    MISSING_AUTHORIZATION(HttpStatus.UNAUTHORIZED, "The route asks for a token, and there is none."),
    MALFORMED_AUTHORIZATION(HttpStatus.UNAUTHORIZED, "The Authorization header is not of the form `Bearer <token>`."),
    INVALID_TOKEN(
            HttpStatus.UNAUTHORIZED, "The token is forged, expired, revoked, or of a user who is gone: log in again."),
    OPERATORS_ONLY(
            HttpStatus.UNAUTHORIZED, "The route is for operators, whose token is another one than that of users."),
    CROSS_ORIGIN_REFUSED(
            HttpStatus.FORBIDDEN, "A page of that origin may not ask this; the setting lists those that may."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing under this address."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The address knows other methods; `Allow` lists them."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE, "The answer cannot be had in a form that `Accept` allows; nothing was done."),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time."),
    PRECONDITION_FAILED(
            HttpStatus.PRECONDITION_FAILED,
            "`If-Match` or `If-None-Match` forbids it: read again, then decide again. Nothing was done."),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 256 KiB."),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is longer than 8 KiB."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is not `application/json` in UTF-8, or has a content encoding."),
    EXPECTATION_FAILED(HttpStatus.EXPECTATION_FAILED, "`Expect` asks for more than `100-continue`."),
    REQUEST_HEADER_FIELDS_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers together are longer than 8 KiB."),
    INTERNAL_SERVER_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "A bug; the operators find it by its `trace_id`."),
    NOT_IMPLEMENTED(
            HttpStatus.NOT_IMPLEMENTED, "HTTP knows no such method or transfer coding, or this server does not."),
    DEADLINE_EXCEEDED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The answer took too long. What the request asked for may have happened: look before trying again.");

    private final HttpStatus status;
    private final String meaning;

    RequestErrorCode(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** The one for an error of which nothing but its status is known. */
    static RequestErrorCode of(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> MALFORMED_REQUEST;
            case 404 -> NOT_FOUND;
            default ->
                Arrays.stream(values())
                        .filter(code -> code.status.isSameCodeAs(status))
                        .findFirst()
                        .orElse(status.is4xxClientError() ? MALFORMED_REQUEST : INTERNAL_SERVER_ERROR);
        };
    }
}
