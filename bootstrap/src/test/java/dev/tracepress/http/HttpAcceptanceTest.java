package dev.tracepress.http;

import dev.tracepress.acceptance.AcceptanceScenarios;
import dev.tracepress.acceptance.Tracepress;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class HttpAcceptanceTest extends AcceptanceScenarios {

    @Override
    protected Tracepress app() {
        return new HttpTracepress(RunningService.shared());
    }
}
