package dev.tracepress.telemetry.http;

import dev.tracepress.shared.adapter.web.admission.RouteClass;
import dev.tracepress.shared.adapter.web.admission.ShedTelemetry;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.context.TraceIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** Counts those who are not let in. They are failures of the service, as all answers of 503 are, which cost it next to nothing. */
@KeepsState("the counters of what was shed")
final class ShedRequests implements ShedTelemetry {

    private static final String OVERLOADED = "overloaded";

    private final OpenTelemetry openTelemetry;
    private final RequestOutcomes outcomes;
    private final Counter connections;
    private final Map<RouteClass, Counter> requests = new EnumMap<>(RouteClass.class);

    ShedRequests(OpenTelemetry openTelemetry, RequestOutcomes outcomes, MeterRegistry meters) {
        this.openTelemetry = openTelemetry;
        this.outcomes = outcomes;
        this.connections = Metric.HTTP_CONNECTIONS_REFUSED.counter(Tags.empty()).register(meters);
        for (var kind : RouteClass.values()) {
            requests.put(kind, Metric.HTTP_SHED.counter(of(kind)).register(meters));
        }
    }

    /** The label of a class. */
    static Tags of(RouteClass kind) {
        return Tags.of("route.class", kind.label());
    }

    @Override
    public void shed(RouteClass kind) {
        Objects.requireNonNull(requests.get(kind)).increment();
    }

    @Override
    public String shedUnwatched(RouteClass kind, HttpMethod method, HttpHeaders headers) {
        shed(kind);
        outcomes.refused(new RequestOutcome(
                RequestAttributes.knownMethod(method.name()),
                ObservedRequest.UNKNOWN_ROUTE,
                HttpStatus.SERVICE_UNAVAILABLE.value(),
                OVERLOADED));
        var caller = openTelemetry
                .getPropagators()
                .getTextMapPropagator()
                .extract(Context.root(), headers, HttpServerTelemetry.HEADERS);
        return TraceIds.unrecorded(caller).getSpanContext().getTraceId();
    }

    @Override
    public void connectionRefused() {
        connections.increment();
    }
}
