package dev.tracepress.clients;

import dev.tracepress.acceptance.AcceptanceScenarios;
import dev.tracepress.acceptance.Tracepress;
import dev.tracepress.wiring.RunningService;

/** The scenarios by the generated client, on PostgreSQL. */
class GeneratedClientIT extends AcceptanceScenarios {

    @Override
    protected Tracepress app() {
        return new GeneratedTracepress(RunningService.shared());
    }
}
