package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.out.Figure;
import java.util.List;
import java.util.Map;

/** What this process counts and measures; times are in seconds. */
record FigureListResponse(List<Value> figures) {

    static FigureListResponse from(List<Figure> figures) {
        return new FigureListResponse(figures.stream().map(Value::from).toList());
    }

    /** A number by its name and labels. */
    record Value(String name, Map<String, String> labels, double value) {

        static Value from(Figure figure) {
            return new Value(figure.name(), figure.labels(), figure.value());
        }
    }
}
