package dev.tracepress.identity.adapter.web;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.web.audit.AuditLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

class AccountAuditTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.tracepress.audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    @Test
    void who_hangs_up_does_not_escape_the_log() {
        deletion(Mono.never()).subscribe().dispose();

        assertThat(told()).containsExactly("user.delete: unknown");
    }

    @Test
    void who_hangs_up_as_it_is_done_has_one_line() {
        var done = deletion(Mono.just("done")).flux().take(1);

        assertThat(resultOf(done.single())).isEqualTo("done");
        assertThat(told()).containsExactly("user.delete: success");
    }

    @Test
    void what_the_service_could_not_do_has_failed() {
        var broken = resultOf(
                deletion(Mono.error(new IllegalStateException("broken"))).materialize());

        assertThat(broken.isOnError()).isTrue();
        assertThat(told()).containsExactly("user.delete: failed");
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static <T> Mono<T> deletion(Mono<T> work) {
        return new AccountAudit(new AuditLog())
                .watched(new UserId(7), "user.delete", new HashMap<>(Map.of("requestId", "a request")), work);
    }
}
