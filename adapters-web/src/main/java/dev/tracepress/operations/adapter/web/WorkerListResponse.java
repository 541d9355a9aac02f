package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.out.WorkerView;
import java.util.List;

/** All workers, by name. */
record WorkerListResponse(List<WorkerResponse> workers) {

    static WorkerListResponse from(List<WorkerView> workers) {
        return new WorkerListResponse(workers.stream().map(WorkerResponse::from).toList());
    }
}
