package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.web.error.RateLimitHeaders;
import dev.tracepress.shared.adapter.web.representation.Digests;
import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase.CountAttempt;
import dev.tracepress.shared.domain.Allowance;
import dev.tracepress.shared.domain.Quota;
import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps one client from guessing the password of one account, and from registering without end. The account is not locked: its owner
 * gets in from everywhere else. Whether there is such an account makes no difference.
 */
final class SignInThrottle {

    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    private final CountAttemptUseCase attempts;
    private final ClientAddresses clients;
    private final Quota failures;
    private final Quota registrations;

    SignInThrottle(CountAttemptUseCase attempts, ClientAddresses clients, SignInSettings settings) {
        this.attempts = attempts;
        this.clients = clients;
        this.failures = new Quota("sign-in-failures", settings.failures(), QUARTER_OF_AN_HOUR);
        this.registrations = new Quota("registrations", settings.registrations(), HOUR);
    }

    <T> Mono<T> registering(ServerWebExchange exchange, Mono<T> work) {
        return registrations.isUnlimited()
                ? work
                : count(registrations, client(exchange), true, exchange).then(work);
    }

    /** @param address as it was typed: two spellings of one are one, and what is none counts as well */
    <T> Mono<T> signingIn(String address, ServerWebExchange exchange, Mono<T> work) {
        var account = EmailAddress.parse(address).map(EmailAddress::folded).orElse(address.strip());
        return guessing("address " + account, exchange, work);
    }

    <T> Mono<T> proving(UserId user, ServerWebExchange exchange, Mono<T> work) {
        return guessing("user " + user.value(), exchange, work);
    }

    private <T> Mono<T> guessing(String account, ServerWebExchange exchange, Mono<T> work) {
        if (failures.isUnlimited()) {
            return work;
        }
        var subject = Digests.of(account + '\n' + client(exchange));
        return count(failures, subject, false, exchange)
                .then(work)
                .onErrorResume(
                        SignInThrottle::isWrongGuess,
                        wrong -> count(failures, subject, true, exchange).then(Mono.error(wrong)));
    }

    private static boolean isWrongGuess(Throwable error) {
        return error instanceof IdentityError.InvalidCredentials || error instanceof IdentityError.CurrentPasswordWrong;
    }

    private Mono<Allowance> count(Quota quota, String subject, boolean happened, ServerWebExchange exchange) {
        return attempts.count(new CountAttempt(quota, subject, happened))
                .doOnNext(left ->
                        RateLimitHeaders.write(left, exchange.getResponse().getHeaders()));
    }

    /** Nobody's address is kept in the clear. */
    private String client(ServerWebExchange exchange) {
        return Digests.of(clients.clientOf(exchange.getRequest()));
    }
}
