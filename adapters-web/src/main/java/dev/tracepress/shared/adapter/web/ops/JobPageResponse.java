package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.application.port.out.JobPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of jobs; {@code nextCursor} is null on the last. */
record JobPageResponse(List<JobResponse> jobs, @Nullable String nextCursor) {

    static JobPageResponse from(JobPage page) {
        return new JobPageResponse(
                page.jobs().stream().map(JobResponse::from).toList(),
                page.next().orElse(null));
    }
}
