package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Operators;

class UnheardErrorsTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(UnheardErrors.class);
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        UnheardErrors.areTold();
        log.setLevel(Level.DEBUG);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void one_of_a_request_is_for_developers_and_named_in_its_context_without_what_it_quotes() {
        var fields = new LogFields(Map.of(LogKey.REQUEST_ID, "r-1"));
        var request = Context.root().with(LogFields.KEY, fields);

        leaveBehind(UnheardErrors.ofRequest(reactor.util.context.Context.empty(), request));

        assertTold(Level.DEBUG);
        assertThat(lines.fields).containsExactly(Map.of("requestId", "r-1"));
    }

    @Test
    void one_of_nobody_may_concern_an_operator() {
        leaveBehind(reactor.util.context.Context.empty());

        assertTold(Level.WARN);
    }

    private void assertTold(Level level) {
        assertThat(lines.told).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(level);
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage()).doesNotContain("secret");
            assertThat(line.getKeyValuePairs())
                    .extracting(Object::toString)
                    .containsExactly("error_type=\"java.lang.IllegalStateException\"");
        });
    }

    /** As Reactor's operators do with errors that come after a cancel. */
    private static void leaveBehind(reactor.util.context.Context carrier) {
        Operators.onErrorDropped(new IllegalStateException("it quotes a secret"), carrier);
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<ILoggingEvent> told = new ArrayList<>();
        private final List<Map<String, String>> fields = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            told.add(line);
            var current = new HashMap<String, String>();
            LogFields.forEachCurrent(current::put);
            fields.add(current);
        }
    }
}
