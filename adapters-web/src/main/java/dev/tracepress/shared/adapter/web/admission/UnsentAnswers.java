package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds what large answers take in memory until their clients have taken them: however many ask for them, and however slowly they
 * read, which may be no more slowly than 64 KB a second. The largest have a share of their own, so that a few of them do not keep out the
 * others.
 */
@KeepsState("how much is left for answers of either size")
final class UnsentAnswers implements WebFilter {

    static final long LARGE_BYTES = 128 * 1024;
    static final long LARGEST_BYTES = 1024 * 1024;
    private static final int UNIT_BYTES = 1024;
    private static final int SLOWEST_UNITS_A_SECOND = 64;
    private static final Duration ANYWAY = Duration.ofSeconds(10);

    private final int all;
    private final Semaphore ofLarge;
    private final Semaphore ofLargest;

    /** @param bytes what those of either size may take; one that is alone may take more */
    UnsentAnswers(long bytes) {
        this.all = Math.toIntExact(bytes / UNIT_BYTES);
        this.ofLarge = new Semaphore(all);
        this.ofLargest = new Semaphore(all);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            var large = new AtomicInteger();
            var largest = new AtomicInteger();
            var response = exchange.getResponse();
            response.beforeCommit(
                    () -> taken(length(response), large, largest).doOnError(_ -> forget(response.getHeaders())));
            return chain.filter(exchange).doFinally(_ -> {
                giveBack(response, ofLarge, large.get());
                giveBack(response, ofLargest, largest.get());
            });
        });
    }

    /** Of a stream nobody knows it, and nothing of it is kept. */
    private static long length(ServerHttpResponse response) {
        return response.getHeaders().getContentLength();
    }

    /** What was to be sent is not what these tell of any more. */
    private static void forget(HttpHeaders headers) {
        headers.remove(HttpHeaders.ETAG);
        headers.remove(HttpHeaders.LINK);
    }

    private Mono<Void> taken(long bytes, AtomicInteger large, AtomicInteger largest) {
        if (bytes < LARGE_BYTES) {
            return Mono.empty();
        }
        return bytes < LARGEST_BYTES ? taken(bytes, ofLarge, large) : taken(bytes, ofLargest, largest);
    }

    private Mono<Void> taken(long bytes, Semaphore left, AtomicInteger taken) {
        var wanted = (int) Math.min(bytes / UNIT_BYTES, all);
        if (!left.tryAcquire(wanted)) {
            return Mono.error(() -> new SharedError.Unavailable(
                    new IllegalStateException("too many large answers wait for their clients")));
        }
        taken.set(wanted);
        return Mono.empty();
    }

    private static void giveBack(ServerHttpResponse response, Semaphore left, int taken) {
        if (taken > 0) {
            var patience = ANYWAY.plusSeconds(taken / SLOWEST_UNITS_A_SECOND);
            Taken.then(response, patience, () -> left.release(taken));
        }
    }
}
