package dev.tracepress.shared.adapter.jobs.rows;

import dev.tracepress.shared.application.port.out.JobPage;
import dev.tracepress.shared.application.port.out.JobSearch;
import java.util.List;
import java.util.Optional;

/**
 * A job that was looked at for a page.
 *
 * @param number how many it makes with those before it
 * @param found whether it is one of those that were asked for
 */
public record LookedAt(JobRow job, long number, boolean found) {

    /**
     * The page of those that were looked at, in their order; without those that were not found, but for the last. One that was found
     * beyond the page tells that there is another, and so does having looked at as many as may be.
     */
    public static JobPage page(List<LookedAt> seen, JobSearch search) {
        var found = seen.stream().filter(LookedAt::found).toList();
        var shown = found.stream().limit(search.size().value()).toList();
        var last = Optional.of(found.size() > shown.size() ? shown : seen)
                .filter(jobs -> !jobs.isEmpty())
                .map(List::getLast);
        return new JobPage(
                shown.stream().map(job -> job.job().view()).toList(),
                last.filter(job -> found.size() > shown.size() || job.number() == search.looksThrough())
                        .map(job -> job.job().place().cursor()),
                last.map(LookedAt::number).orElse(0L));
    }
}
