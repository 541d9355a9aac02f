package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.SignedIn;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.audit.AuditOutcome;
import dev.tracepress.shared.adapter.web.request.RequestFacts;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.shared.domain.SharedError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Mono;

/**
 * Writes down what happens to accounts: one line for each try, whatever becomes of it. Whoever hangs up does not escape it, since
 * what they asked for may be done nevertheless.
 */
final class AccountAudit {

    private final AuditLog log;

    AccountAudit(AuditLog log) {
        this.log = log;
    }

    /** Somebody becomes known by it. */
    Mono<SignedIn> signingIn(String event, ServerWebExchange exchange, Mono<SignedIn> work) {
        var fields = fields(exchange);
        return work.tap(() -> new Watch<>(
                event, fields, signedIn -> Optional.of(signedIn.user().id())));
    }

    <T> Mono<T> of(UserId user, String event, ServerWebExchange exchange, Mono<T> work) {
        return watched(user, event, fields(exchange), work);
    }

    /** Of the changes those of what the account is guarded by. */
    <T> Mono<T> changing(UserId user, ProfileEdit edit, ServerWebExchange exchange, Mono<T> work) {
        var fields = fields(exchange);
        fields.put("changed", changed(edit));
        return watched(user, "user.update", fields, work);
    }

    private static String changed(ProfileEdit edit) {
        if (edit.password().isEmpty()) {
            return "address";
        }
        return edit.email().isEmpty() ? "password" : "address, password";
    }

    <T> Mono<T> watched(UserId user, String event, Map<String, String> fields, Mono<T> work) {
        fields.put("user_id", Long.toString(user.value()));
        return work.tap(() -> new Watch<>(event, fields, _ -> Optional.empty()));
    }

    /** Named even if nobody watches requests, and where a hang-up comes from a thread that works for no request. */
    private static Map<String, String> fields(ServerWebExchange exchange) {
        var fields = new HashMap<String, String>();
        RequestFacts.id(exchange).ifPresent(id -> fields.put("requestId", id));
        return fields;
    }

    private static AuditOutcome outcomeOf(Throwable error) {
        return switch (error) {
            case SharedError.TooManyAttempts _ -> AuditOutcome.THROTTLED;
            case IdentityError _ -> AuditOutcome.REFUSED;
            default -> AuditOutcome.FAILED;
        };
    }

    /** Tells before the answer goes out, and once, though who asked may hang up at that moment. */
    @KeepsState("whether one request has been told of")
    private final class Watch<T> extends DefaultSignalListener<T> {

        private final String event;
        private final Map<String, String> known;
        private final Function<T, Optional<UserId>> user;
        private final AtomicBoolean told = new AtomicBoolean();

        Watch(String event, Map<String, String> known, Function<T, Optional<UserId>> user) {
            this.event = event;
            this.known = Map.copyOf(known);
            this.user = user;
        }

        @Override
        public void doOnNext(T answer) {
            tell(
                    AuditOutcome.SUCCESS,
                    user.apply(answer)
                            .map(id -> Map.of("user_id", Long.toString(id.value())))
                            .orElse(Map.of()));
        }

        @Override
        public void doOnComplete() {
            tell(AuditOutcome.SUCCESS, Map.of());
        }

        @Override
        public void doOnError(Throwable error) {
            tell(outcomeOf(error), Map.of("error_type", error.getClass().getName()));
        }

        @Override
        public void doOnCancel() {
            tell(AuditOutcome.UNKNOWN, Map.of());
        }

        private void tell(AuditOutcome outcome, Map<String, String> more) {
            if (told.compareAndSet(false, true)) {
                var fields = new HashMap<>(known);
                fields.putAll(more);
                log.tell(event, outcome, fields);
            }
        }
    }
}
