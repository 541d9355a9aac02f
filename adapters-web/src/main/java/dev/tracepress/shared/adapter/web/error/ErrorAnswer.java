package dev.tracepress.shared.adapter.web.error;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Gives the one body that the contract knows for errors, also to requests that no filter has seen. */
public final class ErrorAnswer {

    /** What may have been said of the answer that is not given. */
    private static final List<String> OF_ANOTHER_ANSWER = List.of(
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.CONTENT_LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION);

    private final JsonMapper json;

    ErrorAnswer(JsonMapper json) {
        this.json = json;
    }

    /**
     * Writes the answer, under the name that it has already or else the one that the client gave its request.
     *
     * @param traceId 32 hexadecimal digits
     */
    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, HttpError error, String traceId) {
        var headers = response.getHeaders();
        if (!headers.containsHeader(RequestId.HEADER)) {
            headers.set(RequestId.HEADER, RequestId.idFor(request.getHeaders().getFirst(RequestId.HEADER)));
        }
        return AcceptableTypes.of(request.getHeaders()).asksForProblems()
                ? write(response, error, MediaType.APPLICATION_PROBLEM_JSON, ErrorBody.problem(error, traceId))
                : write(response, error, MediaType.APPLICATION_JSON, ErrorBody.plain(error, traceId));
    }

    /**
     * The body for whoever does not ask for problems.
     *
     * @param traceId 32 hexadecimal digits
     * @return JSON in UTF-8
     */
    public byte[] plain(HttpError error, String traceId) {
        return json.writeValueAsBytes(ErrorBody.plain(error, traceId));
    }

    private Mono<Void> write(ServerHttpResponse response, HttpError error, MediaType type, ErrorBody body) {
        var bytes = json.writeValueAsBytes(body);
        response.setStatusCode(error.status());
        OF_ANOTHER_ANSWER.forEach(response.getHeaders()::remove);
        error.headers().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, type.toString());
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }
}
