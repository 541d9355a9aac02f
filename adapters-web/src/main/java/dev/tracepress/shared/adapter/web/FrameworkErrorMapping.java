package dev.tracepress.shared.adapter.web;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** How the errors that WebFlux itself raises look to a client: by their status alone, for their texts name classes. */
final class FrameworkErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case OperatorsOnly _ ->
                Optional.of(HttpError.unauthorized("this is for operators, who prove it by their token"));
            case BadRequest bad -> Optional.of(HttpError.of(HttpStatus.BAD_REQUEST, bad.text()));
            case MethodNotAllowedException method ->
                Optional.of(withHeader(method, HttpHeaders.ALLOW, allowed(method)));
            case UnsupportedMediaTypeStatusException type ->
                Optional.of(withHeader(type, HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
            case ErrorResponse raised -> Optional.of(withHeaders(raised, HttpHeaders.EMPTY));
            case TimeoutException _ ->
                Optional.of(HttpError.retriable(
                        HttpStatus.SERVICE_UNAVAILABLE, "the service took too long to answer, please try again"));
            default -> Optional.empty();
        };
    }

    /** Where GET is, WebFlux answers HEAD as well, and OPTIONS everywhere. */
    private static String allowed(MethodNotAllowedException method) {
        var methods = method.getSupportedMethods().stream()
                .map(HttpMethod::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private static HttpError withHeader(ErrorResponse raised, String header, String value) {
        var headers = new HttpHeaders();
        headers.set(header, value);
        return withHeaders(raised, headers);
    }

    private static HttpError withHeaders(ErrorResponse raised, HttpHeaders headers) {
        return new HttpError(raised.getStatusCode(), text(raised.getStatusCode()), headers);
    }

    static String text(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "the request is malformed";
            case 404 -> "not found";
            case 405 -> "method not allowed";
            case 406 -> "the answer is not available in an acceptable form";
            case 408 -> "the request did not arrive in time";
            case 413 -> "the request is too large";
            case 414 -> "the address is too long";
            case 415 -> "the request must be JSON in UTF-8, without content encoding";
            case 431 -> "the request headers are too large";
            default -> status.is4xxClientError() ? "the request cannot be served" : "internal server error";
        };
    }
}
