package dev.tracepress.telemetry;

import dev.tracepress.shared.adapter.web.request.QueryNames;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Routes whose answers do not begin or do not end, which the service has none of. */
@Configuration(proxyBeanMethods = false)
@RestController
class BrokenRoutes {

    /** Adds them to a service. */
    static final String SETTING = "--spring.main.sources=" + BrokenRoutes.class.getName();

    static final int LARGE = 16 * 1024 * 1024;
    private static final int PIECES = 256;

    /** One that comes to a good end, piece by piece, if its client takes it. */
    @GetMapping(path = "/test/large", produces = MediaType.TEXT_PLAIN_VALUE)
    Flux<String> large() {
        return Flux.range(0, PIECES).map(_ -> "x".repeat(LARGE / PIECES));
    }

    @QueryNames("search")
    @GetMapping(path = "/test/{kind}", produces = MediaType.TEXT_PLAIN_VALUE)
    Flux<String> answer(@PathVariable String kind) {
        return kind.equals("never")
                ? Flux.never()
                : Flux.just("a beginning")
                        .concatWith(
                                kind.equals("late") ? Flux.never() : Flux.error(new IllegalStateException("broken")));
    }
}
