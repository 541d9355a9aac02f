package dev.tracepress.telemetry.export;

import dev.tracepress.telemetry.context.BackendReachability;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Says whether spans and log records arrive; the exporters themselves would say so at every try, with a stack. */
final class WatchedExporters implements BeanPostProcessor {

    private final Supplier<CollectorReachability> arrivals;
    private final Supplier<String> spansGoTo;
    private final Supplier<String> logsGoTo;

    /** All are asked for late: bean post-processors are made before the beans that they need. */
    public WatchedExporters(
            Supplier<CollectorReachability> arrivals, Supplier<String> spansGoTo, Supplier<String> logsGoTo) {
        this.arrivals = arrivals;
        this.spansGoTo = spansGoTo;
        this.logsGoTo = logsGoTo;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return switch (bean) {
            case SpanExporter spans -> new WatchedSpans(spans, new Watch(arrivals.get(), "spans", spansGoTo.get()));
            case LogRecordExporter logs ->
                new WatchedLogs(logs, new Watch(arrivals.get(), "log records", logsGoTo.get()));
            default -> bean;
        };
    }

    /** Without the path, which differs by signal. */
    static String collector(String address) {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private record Watch(CollectorReachability arrivals, String signal, String address) {

        CompletableResultCode over(CompletableResultCode export) {
            return export.whenComplete(() -> {
                if (export.isSuccess()) {
                    arrivals.arrived(signal, collector(address));
                } else {
                    arrivals.missing(
                            signal,
                            collector(address),
                            Optional.ofNullable(export.getFailureThrowable())
                                    .map(BackendReachability::reason)
                                    .orElse("refused"));
                }
            });
        }
    }

    private record WatchedSpans(SpanExporter exporter, Watch watch) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return watch.over(exporter.export(spans));
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }

    private record WatchedLogs(LogRecordExporter exporter, Watch watch) implements LogRecordExporter {

        @Override
        public CompletableResultCode export(Collection<LogRecordData> records) {
            return watch.over(exporter.export(records));
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
