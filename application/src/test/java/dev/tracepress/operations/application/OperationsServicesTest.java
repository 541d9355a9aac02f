package dev.tracepress.operations.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenSpan.span;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.operations.application.port.in.ListRequestsUseCase.ListRequests;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase.ShowTrace;
import dev.tracepress.operations.application.port.out.Figure;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.OperationsError;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.Requests;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.InMemoryRecordedSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OperationsServicesTest {

    private static final RecordedSpan REQUEST =
            span(1).in(1).as(SpanRole.SERVER).recorded();
    private static final RecordedSpan ENQUEUING =
            span(2).in(1).as(SpanRole.PRODUCER).recorded();
    private static final RecordedSpan ATTEMPT =
            span(3).in(2).as(SpanRole.CONSUMER).linkedTo(ENQUEUING).recorded();
    private static final RecordedSpan RETRY =
            span(4).in(3).as(SpanRole.CONSUMER).linkedTo(ENQUEUING).recorded();
    private static final RecordedSpan STRANGER = span(5).in(4).recorded();

    private static final RecordedSpans HERE = keeping(REQUEST, ENQUEUING, STRANGER);
    private static final RecordedSpans THERE = keeping(REQUEST, ATTEMPT, RETRY);

    @Test
    void a_trace_is_shown_with_all_that_belongs_to_it_wherever_it_is_kept_and_whichever_of_it_is_asked_for() {
        for (var trace : List.of(1, 2, 3)) {
            assertThat(shown(trace, HERE, THERE)).containsExactly(REQUEST, ENQUEUING, ATTEMPT, RETRY);
        }
    }

    @Test
    void of_a_chain_of_traces_no_more_is_shown_than_some_steps_of_it() {
        var chain = new ArrayList<>(List.of(REQUEST));
        for (var trace = 2; trace <= 10; trace++) {
            chain.add(span(trace)
                    .in(trace)
                    .as(SpanRole.CONSUMER)
                    .linkedTo(chain.getLast())
                    .recorded());
        }

        assertThat(shown(1, new InMemoryRecordedSpans(chain))).isEqualTo(chain.subList(0, 6));
    }

    @Test
    void a_place_that_is_away_keeps_nobody_from_what_the_others_have() {
        assertThat(shown(1, new Away(), HERE)).containsExactly(REQUEST, ENQUEUING);
        assertThat(listed(new ListRequests(Requests.NEWEST, Optional.empty()), new Away(), HERE))
                .containsExactly(REQUEST);
    }

    @Test
    void a_trace_that_nobody_keeps_is_an_error() {
        var shown = OperationsUseCases.showTrace(List.of(HERE)).show(new ShowTrace(traceId(9)));

        assertThatThrownBy(() -> resultOf(shown)).isInstanceOf(OperationsError.TraceNotFound.class);
    }

    @Test
    void requests_are_listed_without_those_of_the_console_and_by_their_route_if_it_is_given() {
        var read = request(1, "/api/articles", "200");
        var failed = request(2, "/api/articles", "503");
        var watched = request(3, "/console/api/requests", "200");
        var lost = span(4).as(SpanRole.SERVER).recorded();
        var spans = keeping(read, failed, watched, lost);

        assertThat(listed(new ListRequests(Requests.NEWEST, Optional.empty()), spans))
                .containsExactly(lost, failed, read);
        assertThat(listed(new ListRequests(Requests.NEWEST, Optional.of("/api/articles")), spans))
                .containsExactly(failed, read);
        assertThat(listed(new ListRequests(Requests.FAILED, Optional.empty()), spans))
                .containsExactly(failed);
        assertThat(listed(new ListRequests(Requests.SLOWEST, Optional.of("/api/articles")), spans))
                .containsExactly(failed, read);
    }

    @Test
    void no_more_than_fifty_requests_are_listed_and_each_once() {
        var many = keeping(IntStream.rangeClosed(1, 60)
                .mapToObj(number -> request(number, "/api/articles", "200"))
                .toArray(RecordedSpan[]::new));

        assertThat(listed(new ListRequests(Requests.NEWEST, Optional.empty()), many, many))
                .hasSize(50)
                .doesNotHaveDuplicates();
    }

    @Test
    void figures_are_read_as_they_are() {
        var figure = new Figure("jobs.enqueued", new TreeMap<>(), 1);

        assertThat(resultOf(
                        OperationsUseCases.readFigures(() -> Flux.just(figure)).read()))
                .containsExactly(figure);
    }

    private static RecordedSpan request(int id, String route, String status) {
        return span(id).as(SpanRole.SERVER)
                .named("GET " + route)
                .with("http.route", route)
                .with("http.response.status_code", status)
                .recorded();
    }

    private static RecordedSpans keeping(RecordedSpan... spans) {
        return new InMemoryRecordedSpans(List.of(spans));
    }

    private static List<RecordedSpan> shown(int trace, RecordedSpans... places) {
        return resultOf(OperationsUseCases.showTrace(List.of(places)).show(new ShowTrace(traceId(trace))))
                .rows()
                .stream()
                .map(row -> row.span())
                .toList();
    }

    private static List<RecordedSpan> listed(ListRequests command, RecordedSpans... places) {
        return resultOf(OperationsUseCases.listRequests(List.of(places)).list(command));
    }

    /** A database that does not answer. */
    record Away() implements RecordedSpans {

        @Override
        public Flux<RecordedSpan> related(Set<TraceId> traces) {
            return Flux.error(new SharedError.Unavailable(new IllegalStateException("away")));
        }

        @Override
        public Flux<RecordedSpan> requests() {
            return related(Set.of());
        }

        @Override
        public Mono<TraceId> traceOf(String requestId) {
            return Mono.error(new SharedError.Unavailable(new IllegalStateException("away")));
        }
    }
}
