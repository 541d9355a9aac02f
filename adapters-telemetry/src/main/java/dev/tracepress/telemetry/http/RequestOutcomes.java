package dev.tracepress.telemetry.http;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Writes down how requests ended: on the span, in the figures, and as one line of the log. */
@KeepsState("how many requests are under way, and the timers and counts of each route")
final class RequestOutcomes {

    private final MeterRegistry meters;
    private final AccessLog accessLog;
    private final AtomicInteger active = new AtomicInteger();
    private final Map<RequestOutcome, Served> served = new ConcurrentHashMap<>();

    RequestOutcomes(MeterRegistry meters, AccessLog accessLog) {
        this.meters = meters;
        this.accessLog = accessLog;
        Metric.HTTP_ACTIVE_REQUESTS
                .gauge(active, AtomicInteger::get, Tags.empty())
                .register(meters);
    }

    void began() {
        active.incrementAndGet();
    }

    /** The answer has begun and goes on for as long as the client likes: for the figures, the request has been served. */
    void streaming(RequestOutcome outcome, ObservedRequest request) {
        request.streams();
        served(outcome, request.age());
    }

    /** To be called in the context of the request, which the exemplar and the line in the log take their trace from. */
    void ended(RequestOutcome outcome, ObservedRequest request, long bytes) {
        var age = request.age();
        if (!request.isStreaming()) {
            served(outcome, age);
        }
        accessLog.line(outcome, age, bytes);
        var span = request.span();
        if (span.isRecording()) {
            describe(span, outcome);
        }
        span.end();
    }

    /** Of a request that was answered before anybody could watch it, in no time. */
    void refused(RequestOutcome outcome) {
        ofAll(outcome).add(Duration.ZERO);
    }

    private void served(RequestOutcome outcome, Duration age) {
        active.decrementAndGet();
        ofAll(outcome).add(age);
    }

    private static void describe(io.opentelemetry.api.trace.Span span, RequestOutcome outcome) {
        if (!outcome.route().equals(ObservedRequest.UNKNOWN_ROUTE)) {
            span.updateName(RequestAttributes.spanName(outcome.method()) + " " + outcome.route());
            span.setAttribute(HttpAttributes.HTTP_ROUTE, outcome.route());
        }
        if (outcome.status() != RequestOutcome.CLIENT_GONE) {
            span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) outcome.status());
        }
        if (outcome.isError()) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ErrorAttributes.ERROR_TYPE, outcome.errorType());
        }
    }

    private Served ofAll(RequestOutcome outcome) {
        return served.computeIfAbsent(outcome, this::registered);
    }

    private Served registered(RequestOutcome outcome) {
        var tags = Tags.of(
                "http.request.method", outcome.method(),
                "http.route", outcome.route(),
                "http.response.status_code", Integer.toString(outcome.status()),
                "error.type", outcome.errorType());
        var number = new LongAdder();
        Metric.HTTP_TOTAL.functionCounter(number, LongAdder::sum, tags).register(meters);
        return new Served(Metric.HTTP_DURATION.timer(tags).register(meters), number);
    }

    /** Counted apart from the timer, which begins again with each push where a collector is told differences. */
    private record Served(Timer durations, LongAdder number) {

        void add(Duration age) {
            durations.record(age);
            number.increment();
        }
    }
}
