package dev.tracepress.operations.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The spans of traces that belong together, as one story: each below what it follows from, be that its parent or, over the
 * border of a trace or a process, what it links to; an attempt at a job also says how long the job had waited for it.
 *
 * @param rows depth first, what has a common cause in the order in which it began
 */
public record Waterfall(Instant startedAt, Duration duration, List<Row> rows) {

    /** The attribute by which attempts at one job know each other. */
    static final String JOB_ID = "job.id";

    private static final Comparator<RecordedSpan> IN_TIME = Comparator.comparing(RecordedSpan::startedAt)
            .thenComparing(span -> span.reference().span());

    public Waterfall {
        rows = List.copyOf(rows);
    }

    /** Of spans in any order; {@link OperationsError.TraceNotFound} if there are none. */
    public static Waterfall of(Collection<RecordedSpan> spans) {
        var known = byReference(spans);
        var startedAt = known.values().stream()
                .map(RecordedSpan::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow(OperationsError.TraceNotFound::new);
        var endedAt = known.values().stream()
                .map(RecordedSpan::endedAt)
                .max(Comparator.naturalOrder())
                .orElse(startedAt);
        return new Waterfall(startedAt, Duration.between(startedAt, endedAt), new Descent(known).rows());
    }

    private static SequencedMap<SpanReference, RecordedSpan> byReference(Collection<RecordedSpan> spans) {
        var known = new LinkedHashMap<SpanReference, RecordedSpan>();
        spans.stream().sorted(IN_TIME).forEach(span -> known.putIfAbsent(span.reference(), span));
        return known;
    }

    /**
     * A line of it.
     *
     * @param depth below how many others it stands
     * @param waited of an attempt at a job: from when the job was put into the queue, or the attempt before it ended, until it
     *     began
     * @param orphaned whether what it follows from is not kept; a request's caller is somebody else, and never is
     */
    public record Row(RecordedSpan span, int depth, Optional<Duration> waited, boolean orphaned) {}

    /** From what follows from nothing that is known down to the last detail. */
    private record Descent(SequencedMap<SpanReference, RecordedSpan> known) {

        private Descent {
            known = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(known));
        }

        private List<Row> rows() {
            var below = new LinkedHashMap<SpanReference, List<RecordedSpan>>();
            known.values()
                    .forEach(span -> causeOf(span)
                            .ifPresent(cause -> below.computeIfAbsent(cause.reference(), _ -> new ArrayList<>())
                                    .add(span)));
            var rows = new LinkedHashMap<SpanReference, Row>();
            known.values().stream().filter(span -> causeOf(span).isEmpty()).forEach(root -> descend(root, below, rows));
            // Spans that follow from each other in a circle are nobody's, and told all the same.
            known.values().forEach(span -> descend(span, below, rows));
            return List.copyOf(rows.values());
        }

        /** Not by recursion: whoever sends the spans says how deep they go. */
        private void descend(
                RecordedSpan top, Map<SpanReference, List<RecordedSpan>> below, SequencedMap<SpanReference, Row> rows) {
            var open = new ArrayDeque<Step>(List.of(new Step(top, 0)));
            while (!open.isEmpty()) {
                var step = open.pop();
                var span = step.span();
                if (!rows.containsKey(span.reference())) {
                    rows.put(span.reference(), new Row(span, step.depth(), waited(span, below), isOrphaned(span)));
                    below.getOrDefault(span.reference(), List.of())
                            .reversed()
                            .forEach(next -> open.push(new Step(next, step.depth() + 1)));
                }
            }
        }

        private record Step(RecordedSpan span, int depth) {}

        private Optional<RecordedSpan> causeOf(RecordedSpan span) {
            return span.causes().stream()
                    .filter(cause -> !cause.equals(span.reference()))
                    .map(known::get)
                    .flatMap(cause -> Optional.ofNullable(cause).stream())
                    .findFirst();
        }

        private boolean isOrphaned(RecordedSpan span) {
            return span.role() != SpanRole.SERVER
                    && !span.causes().isEmpty()
                    && causeOf(span).isEmpty();
        }

        private Optional<Duration> waited(RecordedSpan span, Map<SpanReference, List<RecordedSpan>> below) {
            if (span.role() != SpanRole.CONSUMER) {
                return Optional.empty();
            }
            return causeOf(span)
                    .map(cause -> below.getOrDefault(cause.reference(), List.of()).stream()
                            .filter(other -> isEarlierAttempt(other, span))
                            .map(RecordedSpan::endedAt)
                            .max(Comparator.naturalOrder())
                            .orElse(cause.endedAt()))
                    .map(since -> Duration.between(since, span.startedAt()))
                    .filter(Duration::isPositive);
        }

        private static boolean isEarlierAttempt(RecordedSpan other, RecordedSpan span) {
            return other.role() == SpanRole.CONSUMER
                    && other.startedAt().isBefore(span.startedAt())
                    && other.attribute(JOB_ID).equals(span.attribute(JOB_ID));
        }
    }
}
