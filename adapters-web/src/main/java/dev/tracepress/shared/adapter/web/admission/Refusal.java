package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.error.ErrorAnswer;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** What is said to those who are not let in. It is no error that anybody raises, for it has to cost next to nothing. */
final class Refusal implements ErrorMapping {

    private static final HttpError ERROR = HttpError.retriable(
            AdmissionErrorCodes.OVERLOADED, "the service is asked for more than it can do, please try again");

    private static final String NO_TRACE = "0".repeat(32);

    private final ErrorAnswer answer;
    private final String body;

    Refusal(ErrorAnswer answer) {
        this.answer = answer;
        this.body = new String(answer.plain(ERROR, NO_TRACE), StandardCharsets.UTF_8);
    }

    Mono<Void> tell(ServerHttpRequest request, ServerHttpResponse response, String traceId) {
        return answer.write(request, response, ERROR, traceId);
    }

    /** For whoever does not ask for problems, made once but for the trace that it names. */
    byte[] body(String traceId) {
        return body.replace(NO_TRACE, traceId).getBytes(StandardCharsets.UTF_8);
    }

    HttpHeaders headers() {
        return ERROR.headers();
    }

    @Override
    public Optional<HttpError> map(Throwable error) {
        return Optional.empty();
    }

    @Override
    public List<ErrorCode> codes() {
        return AdmissionErrorCodes.ALL;
    }
}
