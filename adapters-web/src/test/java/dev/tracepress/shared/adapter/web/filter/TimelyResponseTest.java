package dev.tracepress.shared.adapter.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TimelyResponseTest {

    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

    private static final Map<String, Function<ServerHttpResponse, Mono<Void>>> ANSWERS = Map.of(
            "whole", response -> response.writeWith(Mono.fromSupplier(TimelyResponseTest::part)),
            "in parts", response -> response.writeWith(Flux.range(0, 2).map(_ -> part())),
            "in no part", response -> response.writeWith(Flux.empty()),
            "as a stream",
                    response -> response.writeAndFlushWith(Flux.range(0, 2).map(_ -> Mono.just(part()))),
            "without a body", ServerHttpResponse::setComplete);

    @TestFactory
    Stream<DynamicTest> what_begins_is_not_late() {
        return eachWay(answer -> {
            var sent = new MockServerHttpResponse();
            var response = new TimelyResponse(sent);

            answer.apply(response).block();

            assertThat(sent.isCommitted()).isTrue();
            assertThat(response.isLate()).isFalse();
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_late_never_begins() {
        return eachWay(answer -> {
            var sent = new MockServerHttpResponse();
            var response = new TimelyResponse(sent);
            assertThat(response.isLate()).isTrue();
            var ended = new AtomicBoolean();

            var asked =
                    answer.apply(response).doOnTerminate(() -> ended.set(true)).subscribe();

            assertThat(ended).isFalse();
            assertThat(sent.isCommitted()).isFalse();
            asked.dispose();
        });
    }

    private static Stream<DynamicTest> eachWay(Consumer<Function<ServerHttpResponse, Mono<Void>>> test) {
        return ANSWERS.entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(way.getKey(), () -> test.accept(way.getValue())));
    }

    @Test
    void what_is_late_keeps_no_memory() {
        var response = new TimelyResponse(new MockServerHttpResponse());
        assertThat(response.isLate()).isTrue();
        var whole = part();
        var first = part();

        var asked = Flux.merge(response.writeWith(Mono.just(whole)), response.writeWith(Flux.just(first)))
                .subscribe();
        asked.dispose();

        assertThat(whole.getNativeBuffer().refCnt()).isZero();
        assertThat(first.getNativeBuffer().refCnt()).isZero();
    }

    private static NettyDataBuffer part() {
        return BUFFERS.wrap(UnpooledByteBufAllocator.DEFAULT.buffer(1).writeByte('1'));
    }
}
