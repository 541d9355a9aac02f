package dev.tracepress.http;

import dev.tracepress.acceptance.AcceptanceScenarios;
import dev.tracepress.acceptance.Tracepress;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpAcceptanceTest extends AcceptanceScenarios {

    private final RunningService service = RunningService.start();

    @AfterAll
    void stop() {
        service.close();
    }

    @Override
    protected Tracepress app() {
        return new HttpTracepress(service);
    }
}
