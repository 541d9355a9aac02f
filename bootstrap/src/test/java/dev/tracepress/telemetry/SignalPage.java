package dev.tracepress.telemetry;

import dev.tracepress.telemetry.catalog.LibraryMetric;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.catalog.PrometheusNames;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import dev.tracepress.telemetry.catalog.SpanSignal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue as a page for people. */
final class SignalPage {

    private SignalPage() {}

    static String text() {
        return """
                # Signals

                Every span, metric and log key of the service. This page is made from the catalogue in the code
                (`dev.tracepress.telemetry.catalog`), and tests hold the running service to both; see
                [observability.md](observability.md) for how to use them.

                ## Spans

                All are of the scope `%s`. While profiles are made, each has `pyroscope.profile.id` as well.

                | Span | Kind | What it is | Attributes |
                | --- | --- | --- | --- |
                %s

                ## Metrics

                The name on the left goes out by OTLP; Prometheus spells it as beside. A histogram has `_bucket`, `_count` and
                `_sum` there, and exemplars that carry trace ids.

                | Metric | Prometheus | Kind, unit | What it is | Labels |
                | --- | --- | --- | --- | --- |
                %s

                What libraries add, by the beginning of the name:

                | Metrics | What they are |
                | --- | --- |
                %s

                ## Log keys

                | Key | What it is |
                | --- | --- |
                %s
                """.formatted(
                        SignalCatalog.SCOPE,
                        rows(Arrays.stream(SpanSignal.values()).map(SignalPage::row)),
                        rows(Arrays.stream(Metric.values()).map(SignalPage::row)),
                        rows(Arrays.stream(LibraryMetric.values()).map(SignalPage::row)),
                        rows(Arrays.stream(LogKey.values()).map(SignalPage::row)));
    }

    private static String row(SpanSignal span) {
        return "| `%s` | %s | %s | %s |".formatted(span.title(), span.kind(), span.meaning(), span.attributes());
    }

    private static String row(Metric metric) {
        return "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        metric.meterName(),
                        PrometheusNames.of(metric),
                        kind(metric),
                        metric.meaning(),
                        metric.labels().isEmpty() ? "–" : String.join(", ", metric.labels()));
    }

    private static String row(LibraryMetric family) {
        return "| `%s…` | %s |".formatted(family.prefix(), family.meaning());
    }

    private static String row(LogKey key) {
        return "| `%s` | %s |".formatted(key.key(), key.meaning());
    }

    private static String kind(Metric metric) {
        var kind = metric.kind().name().toLowerCase(Locale.ROOT);
        var unit = metric.unit().symbol();
        return unit == null ? kind : kind + ", " + unit;
    }

    private static String rows(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
