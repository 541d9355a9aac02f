package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets an answer begin, or be too late, and never both: Spring takes what began for sent, and would send the half of it, as a 200
 * without a body, if it was cut off between the two.
 */
@KeepsState("whether one answer has begun or is too late")
final class TimelyResponse extends ServerHttpResponseDecorator {

    private enum Fate {
        OPEN,
        BEGUN,
        LATE
    }

    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.OPEN);

    TimelyResponse(ServerHttpResponse response) {
        super(response);
    }

    /** Whether the answer has not begun; it never does then. */
    boolean isLate() {
        return isNow(Fate.LATE);
    }

    private boolean isNow(Fate wanted) {
        return fate.compareAndSet(Fate.OPEN, wanted) || fate.get() == wanted;
    }

    private boolean begins() {
        return isNow(Fate.BEGUN);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(
                body instanceof Mono<? extends DataBuffer> whole
                        ? whole.flatMap(this::unlessLate)
                        : Flux.from(body).switchOnFirst((first, parts) -> {
                            if (first.isOnError() || begins()) {
                                return parts;
                            }
                            DataBufferUtils.release(first.get());
                            return Flux.never();
                        }));
    }

    private Mono<DataBuffer> unlessLate(DataBuffer whole) {
        if (begins()) {
            return Mono.just(whole);
        }
        DataBufferUtils.release(whole);
        return Mono.never();
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(
                Flux.from(body).switchOnFirst((first, parts) -> first.isOnError() || begins() ? parts : Flux.never()));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.defer(() -> begins() ? super.setComplete() : Mono.never());
    }
}
