package dev.tracepress.telemetry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineRingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final LoggerContext loggers = new LoggerContext();
    private final LineRing ring = new LineRing(loggers, "here");
    private final org.slf4j.Logger log = loggers.getLogger("a.logger");

    @BeforeEach
    void attach() {
        ring.attach();
    }

    @AfterEach
    void stop() {
        loggers.stop();
    }

    @Test
    void a_line_is_kept_with_its_trace_its_fields_and_those_of_the_job() {
        inTrace(() -> log.atWarn().addKeyValue("error_type", "x").log("{} went wrong", "much"));

        var line = lines().getFirst();
        assertThat(line.trace().value()).isEqualTo(TRACE);
        assertThat(line.span().span()).isEqualTo(SPAN);
        assertThat(line.level()).isEqualTo("WARN");
        assertThat(line.logger()).isEqualTo("a.logger");
        assertThat(line.message()).isEqualTo("much went wrong");
        assertThat(line.error()).isEmpty();
        assertThat(line.fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("error_type", "x", "job_type", "errand", "job_id", "errand-1"));
        assertThat(line.process()).isEqualTo("here");
    }

    @Test
    void a_line_is_of_the_job_that_it_names_itself_or_else_of_that_of_its_attempt() {
        inTrace(() -> log.info("of its attempt"));
        inTrace(() -> log.atInfo()
                .addKeyValue("job_id", "another-1")
                .addKeyValue("job_type", "another")
                .log("done"));

        assertThat(kept()).extracting(line -> line.isOf("another", "another-1")).containsExactly(true, false);
        assertThat(kept()).extracting(line -> line.isOf("errand", "errand-1")).containsExactly(false, true);
        assertThat(kept()).noneMatch(line -> line.isOf("errand", "another-1") || line.isOf("another", "errand-1"));
    }

    @Test
    void what_belongs_to_no_trace_is_not_kept_nor_what_comes_after_the_end() {
        log.info("of nobody");
        ring.detach();
        inTrace(() -> log.info("too late"));

        assertThat(lines()).isEmpty();
    }

    @Test
    void an_error_is_kept_with_its_stack() {
        inTrace(() -> log.error("failed", new IllegalStateException("because")));

        assertThat(lines().getFirst().error().orElseThrow())
                .startsWith("java.lang.IllegalStateException: because")
                .contains("LineRingTest");
    }

    /** So that what the ring takes can be told, and no line keeps its neighbours out of the archive. */
    @Test
    void a_line_is_of_bounded_size_and_of_text_that_a_database_can_hold() {
        var endless = "x".repeat(10_000);
        inTrace(() -> {
            var line = log.atInfo();
            for (var number = 0; number < 100; number++) {
                line = line.addKeyValue("key_" + number, endless);
            }
            line.setCause(new IllegalStateException(endless)).log(endless);
            log.info("a\u0000b\uD800c");
        });

        var largest = lines().getLast();
        assertThat(largest.message()).hasSize(KeptLine.LONGEST_MESSAGE + 1);
        assertThat(largest.error().orElseThrow()).hasSize(KeptLine.LONGEST_ERROR + 1);
        assertThat(largest.fields()).hasSize(KeptLine.MOST_FIELDS);
        assertThat(largest.fields().values())
                .allSatisfy(value -> assertThat(value).hasSize(KeptLine.LONGEST_FIELD + 1));
        assertThat(lines().getFirst().message()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    private List<LogLine> lines() {
        return kept().stream().map(KeptLine::read).toList();
    }

    private List<KeptLine> kept() {
        return ring.lines().newestFirst().toList();
    }

    private static void inTrace(Runnable logging) {
        var span = Span.wrap(SpanContext.create(TRACE, SPAN, TraceFlags.getDefault(), TraceState.getDefault()));
        var fields = new LogFields(Map.of(LogKey.JOB_TYPE, "errand", LogKey.JOB_ID, "errand-1"));
        try (var _ = Context.root().with(span).with(LogFields.KEY, fields).makeCurrent()) {
            logging.run();
        }
    }
}
