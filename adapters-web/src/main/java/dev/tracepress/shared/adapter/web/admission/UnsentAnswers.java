package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds what large answers take in memory until their clients have taken them: however many ask for them, and however slowly they
 * read, which may be no more slowly than 64 KB a second. The largest have a share of their own, so that a few of them do not keep out the
 * others. Answers to what may have written count like any other, but are not refused: it is done.
 */
@KeepsState("how much is taken by answers of either size")
final class UnsentAnswers implements WebFilter {

    private static final int UNIT_BYTES = 1024;
    private static final int LARGE_UNITS = 128;
    private static final int LARGEST_UNITS = 1024;
    private static final int SLOWEST_UNITS_A_SECOND = 64;
    private static final Duration ANYWAY = Duration.ofSeconds(10);

    /** In place of what an exchange has taken. */
    private static final int OVER = -1;

    private final MemoryShare ofLarge;
    private final MemoryShare ofLargest;

    /** @param bytes what those of either size may take */
    UnsentAnswers(long bytes) {
        this.ofLarge = new MemoryShare(units(bytes));
        this.ofLargest = new MemoryShare(units(bytes));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            var taken = new AtomicInteger();
            exchange.getResponse().beforeCommit(() -> take(exchange, taken));
            return chain.filter(exchange).doFinally(_ -> giveBack(exchange.getResponse(), taken.getAndSet(OVER)));
        });
    }

    private Mono<Void> take(ServerWebExchange exchange, AtomicInteger taken) {
        var headers = exchange.getResponse().getHeaders();
        var method = exchange.getRequest().getMethod();
        // Of a stream nobody knows it, and nothing of it is kept.
        var wanted = units(headers.getContentLength());
        if (wanted < LARGE_UNITS || method.equals(HttpMethod.HEAD)) {
            return Mono.empty();
        }
        var share = share(wanted);
        if (!method.equals(HttpMethod.GET)) {
            share.take(wanted);
        } else if (!share.tryTake(wanted)) {
            return Mono.error(() -> new SharedError.Unavailable(
                    new IllegalStateException("too many large answers wait for their clients")));
        }
        if (!taken.compareAndSet(0, wanted)) {
            // Whoever asked has left meanwhile.
            share.giveBack(wanted);
        }
        return Mono.empty();
    }

    private void giveBack(ServerHttpResponse response, int taken) {
        if (taken > 0) {
            var patience = ANYWAY.plusSeconds(taken / SLOWEST_UNITS_A_SECOND);
            Taken.then(response, patience, () -> share(taken).giveBack(taken));
        }
    }

    private MemoryShare share(int units) {
        return units < LARGEST_UNITS ? ofLarge : ofLargest;
    }

    private static int units(long bytes) {
        return Math.toIntExact(bytes / UNIT_BYTES);
    }
}
