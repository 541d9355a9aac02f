package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.application.port.out.JobPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of jobs of so many that were looked through; {@code nextCursor} is null where there are no more to look through. */
record JobPageResponse(List<JobResponse> jobs, @Nullable String nextCursor, long lookedThrough) {

    static JobPageResponse from(JobPage page) {
        return new JobPageResponse(
                page.jobs().stream().map(JobResponse::from).toList(),
                page.next().orElse(null),
                page.lookedThrough());
    }
}
