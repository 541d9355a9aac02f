package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.audit.AuditOutcome;
import dev.tracepress.shared.adapter.web.representation.Digests;
import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase.CountAttempt;
import dev.tracepress.shared.domain.Quota;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Keeps one client from guessing the operators' token, on all instances together. Operators are needed most while the database is
 * away: then nothing is counted, and nobody is kept out.
 */
public final class OpsThrottle {

    private static final Quota WRONG_TOKENS = new Quota("wrong-operator-tokens", 10, Duration.ofMinutes(15));

    /** For a database that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CountAttemptUseCase attempts;
    private final ClientAddresses clients;
    private final AuditLog audit;

    OpsThrottle(CountAttemptUseCase attempts, ClientAddresses clients, AuditLog audit) {
        this.attempts = attempts;
        this.clients = clients;
        this.audit = audit;
    }

    /** Completion, or {@link SharedError.TooManyAttempts} for a client that has brought too many wrong tokens of late. */
    public Mono<Void> look(ServerHttpRequest request) {
        return count(request, false);
    }

    /** Counts a wrong token of a client that may try: completion, or likewise. */
    public Mono<Void> wrong(ServerHttpRequest request) {
        return count(request, true);
    }

    private Mono<Void> count(ServerHttpRequest request, boolean happened) {
        var client = Digests.of(clients.clientOf(request));
        return attempts.count(new CountAttempt(WRONG_TOKENS, client, happened))
                .then()
                .timeout(PATIENCE, Mono.empty())
                .onErrorResume(SharedError.Unavailable.class, _ -> Mono.empty())
                .doOnError(
                        SharedError.TooManyAttempts.class,
                        _ -> audit.tell("ops.access", AuditOutcome.THROTTLED, Map.of()));
    }
}
