package dev.tracepress.shared.adapter.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** An error as a client sees it: a status, a text for people, and the headers that RFC 9110 asks for with the status. */
public record HttpError(HttpStatusCode status, String text, HttpHeaders headers) {

    /** Seconds after which trying again makes sense (RFC 9110, 10.2.3). */
    private static final String SOON = "1";

    public static HttpError of(HttpStatus status, String text) {
        return new HttpError(status, text, HttpHeaders.EMPTY);
    }

    /** Whoever sees it should prove who they are by a bearer token (RFC 6750, 3). */
    public static HttpError unauthorized(String text) {
        return with(HttpStatus.UNAUTHORIZED, text, HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** For what will pass: too much at once, or a part that is down. */
    public static HttpError retriable(HttpStatus status, String text) {
        return with(status, text, HttpHeaders.RETRY_AFTER, SOON);
    }

    private static HttpError with(HttpStatus status, String text, String header, String value) {
        var headers = new HttpHeaders();
        headers.set(header, value);
        return new HttpError(status, text, headers);
    }
}
