package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.HealthProbeContract;

class InProcessJobsHealthProbeTest extends HealthProbeContract {

    @Override
    protected HealthProbe well() {
        var worker = new LocalWorker();
        worker.started(() -> {});
        return new InProcessJobsHealthProbe(worker, true);
    }

    @Override
    protected HealthProbe broken() {
        return new InProcessJobsHealthProbe(new LocalWorker(), true);
    }
}
