package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.shared.adapter.jobs.JobVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * What the other system says.
 *
 * @param retryAfter when it would like to be asked again
 */
record WebhookAnswer(int status, Optional<Duration> retryAfter) {

    /** Those of 4xx that speak of the moment rather than of the request: RFC 9110, RFC 8470, RFC 6585. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private static final Set<Integer> TOO_BUSY = Set.of(429, 503);

    static WebhookAnswer of(ClientResponse response, Instant now) {
        var status = response.statusCode().value();
        return new WebhookAnswer(
                status,
                TOO_BUSY.contains(status) ? RetryAfter.in(response.headers().asHttpHeaders(), now) : Optional.empty());
    }

    /** What becomes of the job. */
    Mono<Void> verdict() {
        if (status >= 200 && status < 300) {
            return Mono.empty();
        }
        var refused = new WebhookRefused(status);
        return Mono.error(
                isFinal()
                        ? JobVerdict.giveUp(refused)
                        : retryAfter
                                .<RuntimeException>map(wait -> JobVerdict.retryAfter(wait, refused))
                                .orElse(refused));
    }

    /** A redirect is as final as a refusal: it is for the operator to say who is called. */
    private boolean isFinal() {
        return status < 500 && !PASSING.contains(status);
    }
}
