package dev.tracepress.operations.application.port.out;

import java.time.Instant;
import java.util.List;

/**
 * What a worker does.
 *
 * @param name as the queue has it of the jobs that it runs
 * @param at when it said so
 * @param figures what it has counted of attempts, by kind: {@code jobs.duration.count} with {@code result},
 *     {@code jobs.queue.latency.count} and {@code .sum}
 * @param running attempts that it makes, the first {@link #MOST_RUNNING} of them, the longest first
 */
public record WorkerView(String name, Instant at, List<Figure> figures, List<RunningJob> running) {

    public static final int MOST_RUNNING = 100;

    public WorkerView {
        figures = List.copyOf(figures);
        running = List.copyOf(running);
    }
}
