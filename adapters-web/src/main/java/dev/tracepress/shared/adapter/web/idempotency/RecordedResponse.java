package dev.tracepress.shared.adapter.web.idempotency;

import dev.tracepress.shared.domain.KeepsState;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes an answer down instead of sending it. */
@KeepsState("the body of one answer")
final class RecordedResponse extends AbstractServerHttpResponse {

    private final ServerHttpResponse meant;
    private final HttpHeaders before;
    private volatile byte[] body = {};

    /** @param meant the response that it stands in for, with the headers that it has already */
    RecordedResponse(ServerHttpResponse meant) {
        super(DefaultDataBufferFactory.sharedInstance, copyOf(meant.getHeaders()));
        this.meant = meant;
        this.before = copyOf(meant.getHeaders());
    }

    /** What was answered, once that is complete: of the headers those that the route has set. */
    RecordedAnswer answer() {
        HttpStatusCode status = getStatusCode();
        return new RecordedAnswer(status == null ? HttpStatus.OK.value() : status.value(), said(), body);
    }

    /**
     * What the route has said in headers before it failed, for whoever answers in its place, as if nothing had stood in between. What
     * it has answered to its end is another matter.
     */
    void handOver() {
        if (!isCommitted()) {
            said().forEach((name, values) -> meant.getHeaders().put(name, values));
        }
    }

    private HttpHeaders said() {
        var headers = new HttpHeaders();
        getHeaders().forEach((name, values) -> {
            if (!values.equals(before.get(name))) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }

    private static HttpHeaders copyOf(HttpHeaders headers) {
        var copy = new HttpHeaders();
        headers.forEach(copy::addAll);
        return copy;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring declares it so.
    public <T> T getNativeResponse() {
        return ServerHttpResponseDecorator.getNativeResponse(meant);
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> parts) {
        return DataBufferUtils.join(Flux.from(parts))
                .doOnNext(whole -> body = bytes(whole))
                .then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
        return writeWithInternal(Flux.from(parts).concatMap(part -> part));
    }

    private static byte[] bytes(DataBuffer whole) {
        try {
            var bytes = new byte[whole.readableByteCount()];
            whole.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(whole);
        }
    }

    @Override
    protected void applyStatusCode() {
        // It is asked for in the end.
    }

    @Override
    protected void applyHeaders() {
        // As the status.
    }

    @Override
    protected void applyCookies() {
        // No route sets any.
    }
}
