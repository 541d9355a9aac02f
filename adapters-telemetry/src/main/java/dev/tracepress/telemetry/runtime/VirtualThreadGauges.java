package dev.tracepress.telemetry.runtime;

import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/** The virtual threads, on which jobs run, as the JVM's own scheduler sees them. */
final class VirtualThreadGauges implements MeterBinder {

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    @Override
    public void bindTo(MeterRegistry meters) {
        Metric.VIRTUAL_THREADS_MOUNTED
                .gauge(scheduler, VirtualThreadSchedulerMXBean::getMountedVirtualThreadCount, Tags.empty())
                .register(meters);
        Metric.VIRTUAL_THREADS_QUEUED
                .gauge(scheduler, VirtualThreadSchedulerMXBean::getQueuedVirtualThreadCount, Tags.empty())
                .register(meters);
        Metric.VIRTUAL_THREADS_CARRIERS
                .gauge(scheduler, VirtualThreadSchedulerMXBean::getPoolSize, Tags.empty())
                .register(meters);
    }
}
