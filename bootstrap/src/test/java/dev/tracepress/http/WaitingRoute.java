package dev.tracepress.http;

import dev.tracepress.http.Api.Answer;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Requests that take as long as a test likes, of the classes that their methods have. */
@Configuration(proxyBeanMethods = false)
@RestController
public class WaitingRoute {

    /** Adds it to a service. */
    public static final String SETTING = "--spring.main.sources=" + WaitingRoute.class.getName();

    public static final String PATH = "/test/waiting";

    /** Asks to read until it is let in, and waits for the answer: a busy machine sheds by its event loops, too. */
    public static Answer letIn(Api api) {
        var answer = api.get(PATH).send();
        while (answer.status() == 503) {
            answer = api.get(PATH).send();
        }
        return answer;
    }

    private final Sinks.Empty<Void> end = Sinks.empty();

    @GetMapping(PATH)
    Mono<String> read() {
        return end.asMono().thenReturn("read");
    }

    @PostMapping(PATH)
    Mono<String> write() {
        return end.asMono().thenReturn("written");
    }

    @PostMapping(PATH + "/end")
    void end() {
        end.tryEmitEmpty();
    }
}
