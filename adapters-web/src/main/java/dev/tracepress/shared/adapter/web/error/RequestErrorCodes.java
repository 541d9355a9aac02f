package dev.tracepress.shared.adapter.web.error;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** What may be wrong with any request, whatever it is about. */
public final class RequestErrorCodes {

    public static final ErrorCode MALFORMED_REQUEST = new ErrorCode(
            "malformed_request",
            HttpStatus.BAD_REQUEST,
            "The request is no HTTP, no JSON, or not of the shape that the route expects.");
    public static final ErrorCode VALIDATION_FAILED = new ErrorCode(
            "validation_failed",
            HttpStatus.BAD_REQUEST,
            "A value is missing, unknown or not allowed; `fields` says which, by a JSON Pointer into the body or by the name"
                    + " of a query parameter.");
    public static final ErrorCode MALFORMED_IDEMPOTENCY_KEY = new ErrorCode(
            "malformed_idempotency_key",
            HttpStatus.BAD_REQUEST,
            "`Idempotency-Key` is not 1 to 255 printable ASCII characters, or is given twice.");
    public static final ErrorCode MISSING_AUTHORIZATION = new ErrorCode(
            "missing_authorization", HttpStatus.UNAUTHORIZED, "The route asks for a token, and there is none.");
    public static final ErrorCode MALFORMED_AUTHORIZATION = new ErrorCode(
            "malformed_authorization",
            HttpStatus.UNAUTHORIZED,
            "The Authorization header is not of the form `Bearer <token>`.");
    public static final ErrorCode INVALID_TOKEN = new ErrorCode(
            "invalid_token",
            HttpStatus.UNAUTHORIZED,
            "The token is forged, expired, revoked, or of a user who is gone: log in again.");
    public static final ErrorCode OPERATORS_ONLY = new ErrorCode(
            "operators_only",
            HttpStatus.UNAUTHORIZED,
            "The route is for operators, whose token is another one than that of users.");
    public static final ErrorCode CROSS_ORIGIN_REFUSED = new ErrorCode(
            "cross_origin_refused",
            HttpStatus.FORBIDDEN,
            "A page of that origin may not ask this; the setting lists those that may.");
    public static final ErrorCode NOT_FOUND =
            new ErrorCode("not_found", HttpStatus.NOT_FOUND, "There is nothing under this address.");
    public static final ErrorCode METHOD_NOT_ALLOWED = new ErrorCode(
            "method_not_allowed",
            HttpStatus.METHOD_NOT_ALLOWED,
            "The address knows other methods; `Allow` lists them.");
    public static final ErrorCode NOT_ACCEPTABLE = new ErrorCode(
            "not_acceptable",
            HttpStatus.NOT_ACCEPTABLE,
            "The answer cannot be had in a form that `Accept` allows; nothing was done.");
    public static final ErrorCode REQUEST_TIMEOUT =
            new ErrorCode("request_timeout", HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time.");
    public static final ErrorCode PRECONDITION_FAILED = new ErrorCode(
            "precondition_failed",
            HttpStatus.PRECONDITION_FAILED,
            "`If-Match` or `If-None-Match` forbids it: read again, then decide again. Nothing was done.");
    public static final ErrorCode CONTENT_TOO_LARGE =
            new ErrorCode("content_too_large", HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 256 KiB.");
    public static final ErrorCode URI_TOO_LONG =
            new ErrorCode("uri_too_long", HttpStatus.URI_TOO_LONG, "The address is longer than 8 KiB.");
    public static final ErrorCode UNSUPPORTED_MEDIA_TYPE = new ErrorCode(
            "unsupported_media_type",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is not `application/json` in UTF-8, or has a content encoding.");
    public static final ErrorCode EXPECTATION_FAILED = new ErrorCode(
            "expectation_failed", HttpStatus.EXPECTATION_FAILED, "`Expect` asks for more than `100-continue`.");
    public static final ErrorCode REQUEST_HEADER_FIELDS_TOO_LARGE = new ErrorCode(
            "request_header_fields_too_large",
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "The headers together are longer than 8 KiB.");
    public static final ErrorCode INTERNAL_SERVER_ERROR = new ErrorCode(
            "internal_server_error",
            HttpStatus.INTERNAL_SERVER_ERROR,
            "A bug; the operators find it by its `trace_id`.");
    public static final ErrorCode NOT_IMPLEMENTED = new ErrorCode(
            "not_implemented",
            HttpStatus.NOT_IMPLEMENTED,
            "HTTP knows no such method or transfer coding, or this server does not.");
    public static final ErrorCode DEADLINE_EXCEEDED = new ErrorCode(
            "deadline_exceeded",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The answer took too long. What a POST, PUT or DELETE asked for may have happened: look before trying again, or send"
                    + " a POST again with the same `Idempotency-Key`.");

    static final List<ErrorCode> ALL = List.of(
            MALFORMED_REQUEST,
            VALIDATION_FAILED,
            MALFORMED_IDEMPOTENCY_KEY,
            MISSING_AUTHORIZATION,
            MALFORMED_AUTHORIZATION,
            INVALID_TOKEN,
            OPERATORS_ONLY,
            CROSS_ORIGIN_REFUSED,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            PRECONDITION_FAILED,
            CONTENT_TOO_LARGE,
            URI_TOO_LONG,
            UNSUPPORTED_MEDIA_TYPE,
            EXPECTATION_FAILED,
            REQUEST_HEADER_FIELDS_TOO_LARGE,
            INTERNAL_SERVER_ERROR,
            NOT_IMPLEMENTED,
            DEADLINE_EXCEEDED);

    private RequestErrorCodes() {}

    /** The one for an error of which nothing but its status is known. */
    static ErrorCode of(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> MALFORMED_REQUEST;
            case 404 -> NOT_FOUND;
            default ->
                ALL.stream()
                        .filter(code -> code.status().isSameCodeAs(status))
                        .findFirst()
                        .orElse(status.is4xxClientError() ? MALFORMED_REQUEST : INTERNAL_SERVER_ERROR);
        };
    }
}
