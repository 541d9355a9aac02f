package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.error.ErrorAnswer;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** What is said to those who are not let in. It is no error that anybody raises, for it has to cost next to nothing. */
final class Refusal implements ErrorMapping {

    private static final HttpError ERROR = HttpError.retriable(
            AdmissionErrorCodes.OVERLOADED, "the service is asked for more than it can do, please try again");

    private final ErrorAnswer answer;

    Refusal(ErrorAnswer answer) {
        this.answer = answer;
    }

    Mono<Void> tell(ServerHttpRequest request, ServerHttpResponse response, String traceId) {
        return answer.write(request, response, ERROR, traceId);
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
