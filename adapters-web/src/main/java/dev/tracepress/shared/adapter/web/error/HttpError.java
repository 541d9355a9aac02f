package dev.tracepress.shared.adapter.web.error;

import dev.tracepress.shared.domain.Allowance;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error as a client sees it.
 *
 * @param status usually that of the code; another one where nothing but the status is known
 * @param code for programs
 * @param text for people
 * @param fields the values that are to blame; may be empty
 * @param headers those that RFC 9110 asks for with the status
 */
public record HttpError(
        HttpStatusCode status, ErrorCode code, String text, List<FieldError> fields, HttpHeaders headers) {

    /** Seconds after which trying again makes sense (RFC 9110, 10.2.3). */
    private static final String SOON = "1";

    public HttpError {
        fields = List.copyOf(fields);
    }

    public static HttpError of(ErrorCode code, String text) {
        return new HttpError(code.status(), code, text, List.of(), HttpHeaders.EMPTY);
    }

    /** Members of the body that are missing or not allowed; each has the text of the whole. */
    public static HttpError invalid(String text, Collection<String> members) {
        return withFields(
                text,
                members.stream()
                        .map(member -> FieldError.ofMember(member, text))
                        .toList());
    }

    public static HttpError invalid(String text, String member) {
        return invalid(text, List.of(member));
    }

    public static HttpError invalidParameter(String name, String text) {
        return withFields(text, List.of(FieldError.ofParameter(name, text)));
    }

    static HttpError withFields(String text, List<FieldError> fields) {
        var code = RequestErrorCodes.VALIDATION_FAILED;
        return new HttpError(code.status(), code, text, fields, HttpHeaders.EMPTY);
    }

    /** Whoever sees it should prove who they are by a bearer token (RFC 6750, 3). */
    public static HttpError unauthorized(ErrorCode code, String text) {
        return of(code, text).with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** A token came and is not good (RFC 6750, 3.1). */
    public static HttpError invalidToken(String text) {
        return of(RequestErrorCodes.INVALID_TOKEN, text)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    /** For what will pass: too much at once, or a part that is down. */
    public static HttpError retriable(ErrorCode code, String text) {
        return of(code, text).with(HttpHeaders.RETRY_AFTER, SOON);
    }

    /** A bug or an outage. 501 is neither: it tells a client that what it asked for is no HTTP that this server speaks. */
    public static boolean isFailure(int status) {
        return status >= HttpStatus.INTERNAL_SERVER_ERROR.value() && status != HttpStatus.NOT_IMPLEMENTED.value();
    }

    HttpError with(Allowance left) {
        var more = new HttpHeaders(headers);
        RateLimitHeaders.write(left, more);
        return new HttpError(status, code, text, fields, more);
    }

    HttpError with(String header, String value) {
        var more = new HttpHeaders(headers);
        more.set(header, value);
        return new HttpError(status, code, text, fields, more);
    }
}
