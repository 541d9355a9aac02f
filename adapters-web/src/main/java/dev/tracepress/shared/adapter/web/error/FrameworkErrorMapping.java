package dev.tracepress.shared.adapter.web.error;

import java.util.List;
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

/** How the errors that WebFlux itself raises look to a client: by their status alone, for their texts name classes. */
public final class FrameworkErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case OperatorsOnly _ ->
                Optional.of(HttpError.unauthorized(
                        RequestErrorCodes.OPERATORS_ONLY, "this is for operators, who prove it by their token"));
            case BadRequest bad -> Optional.of(bad.toError());
            case MisshapenBody body -> Optional.of(body.toError());
            case MethodNotAllowedException method ->
                Optional.of(byStatus(method.getStatusCode()).with(HttpHeaders.ALLOW, allowed(method)));
            case ErrorResponse raised
            when raised.getStatusCode().isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE) ->
                Optional.of(
                        byStatus(raised.getStatusCode()).with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
            case ErrorResponse raised -> Optional.of(byStatus(raised.getStatusCode()));
            case TimeoutException late ->
                Optional.of(HttpError.retriable(RequestErrorCodes.DEADLINE_EXCEEDED, LateAnswers.textOf(late)));
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

    @Override
    public List<ErrorCode> codes() {
        return RequestErrorCodes.ALL;
    }

    /** An error of which nothing but the status is known. */
    public static HttpError byStatus(HttpStatusCode status) {
        return new HttpError(status, RequestErrorCodes.of(status), text(status), List.of(), HttpHeaders.EMPTY);
    }

    private static String text(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "the request is malformed";
            case 403 -> "pages of this origin may not ask this";
            case 404 -> "not found";
            case 405 -> "method not allowed";
            case 406 -> "the answer is not available in an acceptable form";
            case 408 -> "the request did not arrive in time";
            case 412 -> "it is not in the state that the condition asks for";
            case 413 -> "the request is too large";
            case 414 -> "the address is too long";
            case 415 -> "the request must be JSON in UTF-8, without content encoding";
            case 417 -> "the expectation cannot be met";
            case 431 -> "the request headers are too large";
            case 501 -> "the method or the transfer coding is not implemented";
            default -> status.is4xxClientError() ? "the request cannot be served" : "internal server error";
        };
    }
}
