package dev.tracepress.acceptance;

class InProcessAcceptanceTest extends AcceptanceScenarios {

    @Override
    protected Tracepress app() {
        return new InProcessTracepress();
    }
}
