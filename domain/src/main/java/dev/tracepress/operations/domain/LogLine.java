package dev.tracepress.operations.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was logged in the course of a trace, as the process told that logged it.
 *
 * @param span in which it was logged
 * @param level such as {@code INFO}
 * @param error of a line that tells of one: the stack
 * @param fields what it says beside its message, by their names in the catalogue of signals, in alphabetical order
 * @param process which process of the installation logged it
 */
public record LogLine(
        Instant at,
        SpanReference span,
        String level,
        String logger,
        String message,
        Optional<String> error,
        SortedMap<String, String> fields,
        String process) {

    private static final String JOB_TYPE = "job_type";
    private static final String JOB_ID = "job_id";

    public LogLine {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    public TraceId trace() {
        return span.trace();
    }

    /** Of a line of an attempt at a job: the kind of that job. */
    public Optional<String> jobType() {
        return Optional.ofNullable(fields.get(JOB_TYPE));
    }

    /** Of a line of an attempt at a job: the id of that job. */
    public Optional<String> jobId() {
        return Optional.ofNullable(fields.get(JOB_ID));
    }
}
