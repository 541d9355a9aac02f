package dev.tracepress.shared.application.port.out;

import java.util.Optional;

/**
 * Which jobs of those that are looked through; what is empty leaves none out.
 *
 * @param id a part of the job's id
 * @param causeTrace the trace of the request that caused it, 32 hexadecimal digits
 * @param user whose request caused it, or who is told by it, as far as its kind says so; a job that succeeded or was cancelled is
 *     nobody's any more
 */
public record JobFilter(Optional<String> id, Optional<String> causeTrace, Optional<Long> user) {

    public static final JobFilter NONE = new JobFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
