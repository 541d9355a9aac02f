package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.shared.adapter.jobs.CallTelemetry;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The other system, called by a signed POST; redirects are not followed, and what it has to say does not matter. */
final class Webhook {

    static final String DELIVERY = "Tracepress-Delivery";

    /** Read and thrown away, so that the connection can be used again. */
    private static final long LONGEST_ANSWER = 65_536;

    private final WebhookSettings settings;
    private final WebClient client;
    private final CallTelemetry telemetry;
    private final InstantSource time;
    private final WebhookSignature signature;
    private final JsonMapper json = JsonMapper.shared();

    Webhook(WebhookSettings settings, WebClient client, CallTelemetry telemetry, InstantSource time) {
        this.settings = settings;
        this.client = client;
        this.telemetry = telemetry;
        this.time = time;
        this.signature = WebhookSignature.by(settings.secret());
    }

    /** Completes once the other system has taken the message; the id is the same whenever it is tried again. */
    Mono<Void> deliver(String id, WebhookMessage message) {
        var body = json.writeValueAsBytes(message);
        return telemetry
                .calling("webhook.deliver", settings.url(), trace -> post(id, body, trace), WebhookAnswer::status)
                .flatMap(WebhookAnswer::verdict);
    }

    private Mono<WebhookAnswer> post(String id, byte[] body, Map<String, String> trace) {
        var now = time.instant();
        return client.post()
                .uri(settings.url())
                .headers(headers -> trace.forEach(headers::set))
                .header(DELIVERY, id)
                .header(WebhookSignature.HEADER, signature.of(body, now))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> discard(response).thenReturn(WebhookAnswer.of(response, now)))
                .timeout(settings.patience().multipliedBy(3))
                .onErrorMap(WebClientRequestException.class, Webhook::withoutAddress);
    }

    /** Once there is a status, nothing in the body can change it. */
    private Mono<Void> discard(ClientResponse response) {
        return DataBufferUtils.takeUntilByteCount(response.bodyToFlux(DataBuffer.class), LONGEST_ANSWER)
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(settings.patience())
                .onErrorComplete();
    }

    /** The outer error quotes all of the URL, in which there may be a secret. */
    private static Throwable withoutAddress(WebClientRequestException failed) {
        return failed.getMostSpecificCause();
    }
}
