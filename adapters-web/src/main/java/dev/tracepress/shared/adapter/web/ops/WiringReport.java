package dev.tracepress.shared.adapter.web.ops;

import java.util.List;

/** Which adapters this process was put together of, and why; without secrets. */
public record WiringReport(List<Chosen> choices) {

    public WiringReport {
        choices = List.copyOf(choices);
    }

    /**
     * One of them.
     *
     * @param of what there was to choose, such as {@code storage}
     */
    public record Chosen(String of, String chosen, String because) {}
}
