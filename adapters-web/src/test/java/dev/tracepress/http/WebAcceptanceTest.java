package dev.tracepress.http;

import dev.tracepress.acceptance.AcceptanceScenarios;
import dev.tracepress.acceptance.Tracepress;

/** The scenarios over HTTP, with storage in memory. */
class WebAcceptanceTest extends AcceptanceScenarios {

    @Override
    protected Tracepress app() {
        return new HttpTracepress(WebOnMemory.shared());
    }
}
