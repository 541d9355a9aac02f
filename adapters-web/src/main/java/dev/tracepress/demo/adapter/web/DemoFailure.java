package dev.tracepress.demo.adapter.web;

/** An error on demand, which is told and answered as any bug is: 500, with its stack in the log. */
final class DemoFailure extends RuntimeException {

    DemoFailure() {
        super("the demonstration was to fail");
    }
}
