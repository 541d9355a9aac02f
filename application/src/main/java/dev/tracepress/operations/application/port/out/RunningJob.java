package dev.tracepress.operations.application.port.out;

import dev.tracepress.shared.application.port.out.JobKey;
import java.time.Instant;

/** A job that is being worked at, and since when. */
public record RunningJob(JobKey job, Instant since) {}
