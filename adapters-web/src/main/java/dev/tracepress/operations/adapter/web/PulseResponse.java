package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.out.Figure;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.shared.adapter.web.ops.JobKindResponse;
import dev.tracepress.shared.application.port.in.HealthReport;
import dev.tracepress.shared.application.port.out.JobKindView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the service is at a moment.
 *
 * @param health its parts, and whether each is well
 * @param workers null if they cannot be asked at the moment
 * @param kinds null if the queue cannot be asked at the moment
 */
record PulseResponse(
        Instant at,
        Map<String, Boolean> health,
        @Nullable List<JobKindResponse> kinds,
        @Nullable List<WorkerResponse> workers,
        List<FigureListResponse.Value> figures) {

    static PulseResponse from(
            Instant at,
            HealthReport health,
            Optional<List<JobKindView>> kinds,
            Optional<List<WorkerView>> workers,
            List<Figure> figures) {
        return new PulseResponse(
                at,
                health.parts(),
                kinds.map(known -> known.stream().map(JobKindResponse::from).toList())
                        .orElse(null),
                workers.map(WorkerListResponse::from)
                        .map(WorkerListResponse::workers)
                        .orElse(null),
                FigureListResponse.from(figures).figures());
    }
}
