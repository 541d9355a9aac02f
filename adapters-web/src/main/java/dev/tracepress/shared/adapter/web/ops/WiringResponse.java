package dev.tracepress.shared.adapter.web.ops;

import java.util.List;

/** The choices in the order in which they are told at the start. */
record WiringResponse(List<Chosen> choices) {

    static WiringResponse from(WiringReport report) {
        return new WiringResponse(report.choices().stream().map(Chosen::from).toList());
    }

    /** What was chosen of what, and why. */
    record Chosen(String of, String chosen, String because) {

        static Chosen from(WiringReport.Chosen choice) {
            return new Chosen(choice.of(), choice.chosen(), choice.because());
        }
    }
}
