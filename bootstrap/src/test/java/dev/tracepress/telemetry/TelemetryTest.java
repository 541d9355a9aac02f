package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;

import dev.tracepress.http.Api;
import dev.tracepress.wiring.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** One running service that exports to a receiver, for a class of tests; ada and bob are there, and ada has an article. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TelemetryTest {

    /** For who hears everything: the rules of the architecture may be looked at meanwhile, and ArchUnit tells of every class. */
    static final String RULES_ARE_SILENT = "--logging.level.com.tngtech=info";

    private static final int WARN = 13;

    final OtlpReceiver receiver = OtlpReceiver.start();
    final RunningService service;
    final Api api;
    String ada = "";
    String bob = "";

    TelemetryTest(String... settings) {
        this.service = exportingTo(receiver, settings);
        this.api = new Api(service.url());
    }

    static RunningService exportingTo(OtlpReceiver receiver, String... settings) {
        var all = new ArrayList<>(Exports.to(receiver.url()));
        all.addAll(List.of(settings));
        return RunningService.start(all.toArray(String[]::new));
    }

    @BeforeEach
    void begin() {
        completes(service.empty());
        ada = service.registered("ada");
        bob = service.registered("bob");
        api.post("/api/articles")
                .as(ada)
                .json("{\"title\":\"A title\",\"body\":\"b\"}")
                .send();
    }

    @AfterAll
    void stop() {
        service.close();
        receiver.close();
    }

    /** All spans of the trace, once there is one among them that is wanted. */
    List<ReceivedSpan> trace(String traceId, Predicate<ReceivedSpan> wanted) {
        holds(() -> spansOf(traceId).stream().anyMatch(wanted));
        return spansOf(traceId);
    }

    List<ReceivedSpan> spansOf(String traceId) {
        return receiver.spans().stream()
                .filter(span -> span.traceId().equals(traceId))
                .toList();
    }

    /**
     * All lines of the log that belong to the trace and were logged until now: they have arrived when one has that was logged
     * after them.
     */
    List<ReceivedLog> linesOf(String traceId) {
        var marker = api.get("/api/articles/none").send().text("/trace_id");
        holds(() -> receiver.logs().stream().anyMatch(line -> line.traceId().equals(marker)));
        return receiver.logs().stream()
                .filter(line -> line.traceId().equals(traceId))
                .toList();
    }

    /** Those of them that an operator is to look at: the service has other things to complain of than this request. */
    List<ReceivedLog> complaintsOf(String traceId) {
        return linesOf(traceId).stream()
                .filter(line -> line.severityNumber() >= WARN)
                .toList();
    }

    static ReceivedSpan named(String name, List<ReceivedSpan> spans) {
        var found = spans.stream().filter(span -> span.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans are named " + name + " in\n" + SpanTree.of(spans));
        }
        return found.getFirst();
    }
}
