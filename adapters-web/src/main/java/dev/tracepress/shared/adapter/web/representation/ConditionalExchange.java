package dev.tracepress.shared.adapter.web.representation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Judges the conditions of a request that reads, in the order of RFC 9110, 13.2.2. Spring does not know {@code *}, nor that a
 * compressed answer has a tag of its own.
 */
final class ConditionalExchange extends ServerWebExchangeDecorator {

    private ConditionalExchange(ServerWebExchange delegate) {
        super(delegate);
    }

    @Override
    public boolean checkNotModified(@Nullable String tag, Instant lastModified) {
        if (tag == null || !isRead()) {
            return super.checkNotModified(tag, lastModified);
        }
        var request = getRequest().getHeaders();
        if (!EntityTags.ifMatch(request).map(tags -> tags.holdStrongly(tag)).orElse(true)) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        var answer = getResponse().getHeaders();
        answer.setETag(tag);
        var known = EntityTags.ifNoneMatch(request).filter(tags -> tags.holdWeakly(tag));
        // What is not sent again is the answer that the client has (RFC 9110, 15.4.5).
        known.filter(tags -> tags.holdCompressed(tag)).ifPresent(_ -> answer.setETag(EntityTags.compressed(tag)));
        return known.isPresent() && getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
    }

    private boolean isRead() {
        var method = getRequest().getMethod();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    /** Puts it around every request. */
    static final class Filter implements WebFilter {

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            return EntityTags.areTooLong(exchange.getRequest().getHeaders())
                    ? Mono.error(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST))
                    : chain.filter(new ConditionalExchange(exchange));
        }
    }
}
