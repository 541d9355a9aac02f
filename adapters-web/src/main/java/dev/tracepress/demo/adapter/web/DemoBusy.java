package dev.tracepress.demo.adapter.web;

/** As many wait for the workbench already as there is room for. */
final class DemoBusy extends RuntimeException {

    DemoBusy(Throwable rejected) {
        super("the workbench takes no more", rejected, false, false);
    }
}
