package dev.tracepress.telemetry;

import io.netty.channel.epoll.EpollSocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.netty.ConnectionObserver.State;

/** A stream that has more to say than any buffer holds, of a service whose kernel is out of patience sooner. */
@Configuration(proxyBeanMethods = false)
@RestController
class EndlessRoute {

    /** Adds it to a service. */
    static final String SETTING = "--spring.main.sources=" + EndlessRoute.class.getName();

    private static final Duration KERNELS_PATIENCE = Duration.ofSeconds(1);
    private static final String EVENT = "x".repeat(1_000);

    private static final AtomicLong TAKEN = new AtomicLong();

    /** How many characters were asked for since the JVM began. */
    static long taken() {
        return TAKEN.get();
    }

    @GetMapping(path = "/test/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> endless() {
        return Flux.generate(sink -> {
            TAKEN.addAndGet(EVENT.length());
            sink.next(EVENT);
        });
    }

    /** Once the connection is there, which is after the service has set what it likes. */
    @Bean
    NettyServerCustomizer kernelOfLittlePatience() {
        return server -> server.childObserve((connection, state) -> {
            if (State.CONNECTED.equals(state) && connection.channel() instanceof EpollSocketChannel channel) {
                channel.config().setTcpUserTimeout(Math.toIntExact(KERNELS_PATIENCE.toMillis()));
            }
        });
    }
}
