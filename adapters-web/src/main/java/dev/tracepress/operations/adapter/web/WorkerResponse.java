package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.out.RunningJob;
import dev.tracepress.operations.application.port.out.WorkerView;
import java.time.Instant;
import java.util.List;

/** What a worker has counted, and what it is working at, the longest first. */
record WorkerResponse(String name, List<FigureListResponse.Value> figures, List<Running> running) {

    static WorkerResponse from(WorkerView worker) {
        return new WorkerResponse(
                worker.name(),
                FigureListResponse.from(worker.figures()).figures(),
                worker.running().stream().map(Running::from).toList());
    }

    /** A job that it is working at. */
    record Running(String kind, String id, Instant since) {

        static Running from(RunningJob running) {
            return new Running(running.job().kind(), running.job().id(), running.since());
        }
    }
}
