package dev.tracepress.operations.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.operations.application.port.out.Figure;
import dev.tracepress.operations.application.port.out.RunningJob;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.shared.application.port.out.JobKey;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A row of {@code recorded_workers}. */
record RecordedWorkerRow(WorkerView worker) {

    static final String COLUMNS = "worker, told_at, figures, labels, amounts, job_types, job_ids, since_nanos";

    static RecordedWorkerRow of(Readable row) {
        return new RecordedWorkerRow(new WorkerView(
                required(row, "worker", String.class),
                required(row, "told_at", Instant.class),
                figures(row),
                running(row)));
    }

    private static List<Figure> figures(Readable row) {
        var names = required(row, "figures", String[].class);
        var labels = required(row, "labels", String[].class);
        var amounts = required(row, "amounts", Double[].class);
        return IntStream.range(0, names.length)
                .mapToObj(index -> new Figure(names[index], SpanText.attributes(labels[index]), amounts[index]))
                .toList();
    }

    private static List<RunningJob> running(Readable row) {
        var kinds = required(row, "job_types", String[].class);
        var ids = required(row, "job_ids", String[].class);
        var since = required(row, "since_nanos", Long[].class);
        return IntStream.range(0, kinds.length)
                .mapToObj(index -> new RunningJob(new JobKey(kinds[index], ids[index]), SpanText.instant(since[index])))
                .toList();
    }
}
