package dev.tracepress.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final TraceId ONE = new TraceId("1".repeat(32));
    private static final TraceId OTHER = new TraceId("2".repeat(32));

    private static final RecordedSpan REQUEST = span(ONE, "a", SpanRole.SERVER).from(0, 50);
    private static final RecordedSpan ENQUEUING =
            span(ONE, "b", SpanRole.PRODUCER).below(REQUEST).from(10, 20);
    private static final RecordedSpan FIRST = span(ONE, "c", SpanRole.CONSUMER)
            .below(ENQUEUING)
            .linkedTo(ENQUEUING)
            .job("j")
            .from(25, 45);
    private static final RecordedSpan SECOND =
            span(OTHER, "d", SpanRole.CONSUMER).linkedTo(ENQUEUING).job("j").from(1_045, 1_060);
    private static final RecordedSpan STATEMENT =
            span(OTHER, "e", SpanRole.CLIENT).below(SECOND).from(1_046, 1_050);

    @Test
    void an_attempt_in_a_trace_of_its_own_stands_below_what_put_the_job_into_the_queue() {
        var waterfall = Waterfall.of(List.of(STATEMENT, SECOND, FIRST, ENQUEUING, REQUEST));

        assertThat(waterfall.rows())
                .extracting(row -> row.span().reference().span(), Waterfall.Row::depth)
                .containsExactly(tuple("a", 0), tuple("b", 1), tuple("c", 2), tuple("d", 2), tuple("e", 3));
        assertThat(waterfall.rows()).noneMatch(Waterfall.Row::orphaned);
    }

    @Test
    void it_lasts_from_the_first_beginning_to_the_last_end() {
        var waterfall = Waterfall.of(List.of(SECOND, REQUEST));

        assertThat(waterfall.startedAt()).isEqualTo(NOON);
        assertThat(waterfall.duration()).isEqualTo(Duration.ofMillis(1_060));
    }

    @Test
    void a_first_attempt_waited_since_the_job_was_put_into_the_queue_and_a_later_one_since_the_one_before() {
        assertThat(waited(FIRST, REQUEST, ENQUEUING, FIRST, SECOND)).contains(Duration.ofMillis(5));
        assertThat(waited(SECOND, REQUEST, ENQUEUING, FIRST, SECOND)).contains(Duration.ofSeconds(1));
    }

    @Test
    void attempts_at_another_job_of_the_same_batch_are_nothing_to_wait_for() {
        var stranger = span(OTHER, "f", SpanRole.CONSUMER)
                .linkedTo(ENQUEUING)
                .job("another")
                .from(30, 40);

        assertThat(waited(stranger, ENQUEUING, FIRST, stranger)).contains(Duration.ofMillis(10));
    }

    @Test
    void nothing_else_waits_nor_does_an_attempt_whose_queuing_is_not_kept_or_has_not_ended() {
        var early =
                span(ONE, "g", SpanRole.CONSUMER).linkedTo(ENQUEUING).job("j").from(15, 16);

        assertThat(waited(ENQUEUING, REQUEST, ENQUEUING)).isEmpty();
        assertThat(waited(SECOND, SECOND)).isEmpty();
        assertThat(waited(early, ENQUEUING, early)).isEmpty();
    }

    @Test
    void a_chain_may_be_as_long_as_it_likes() {
        var chain = new ArrayList<RecordedSpan>(List.of(REQUEST));
        IntStream.range(0, 20_000)
                .forEach(number -> chain.add(span(ONE, Integer.toHexString(0x10000 + number), SpanRole.INTERNAL)
                        .below(chain.getLast())
                        .from(number, number + 1)));

        assertThat(Waterfall.of(chain).rows())
                .hasSize(chain.size())
                .last()
                .extracting(Waterfall.Row::depth)
                .isEqualTo(20_000);
    }

    @Test
    void what_follows_from_something_that_is_not_kept_stands_first_and_says_so_but_for_a_request() {
        var called = span(ONE, "h", SpanRole.SERVER).belowId("unknown").from(0, 1);

        var rows = Waterfall.of(List.of(STATEMENT, called)).rows();

        assertThat(rows).extracting(Waterfall.Row::depth).containsExactly(0, 0);
        assertThat(rows).extracting(Waterfall.Row::orphaned).containsExactly(false, true);
    }

    @Test
    void the_same_span_from_two_places_is_told_once() {
        assertThat(Waterfall.of(List.of(REQUEST, ENQUEUING, REQUEST, ENQUEUING)).rows())
                .hasSize(2);
    }

    @Test
    void spans_that_follow_from_each_other_in_a_circle_are_told_all_the_same() {
        var one = span(ONE, "x", SpanRole.INTERNAL).belowId("y").from(0, 1);
        var other = span(ONE, "y", SpanRole.INTERNAL).belowId("x").from(0, 1);
        var itself = span(ONE, "z", SpanRole.INTERNAL).belowId("z").from(5, 6);

        assertThat(Waterfall.of(List.of(one, other, itself)).rows())
                .extracting(row -> row.span().reference().span())
                .containsExactlyInAnyOrder("x", "y", "z");
    }

    @Test
    void what_began_at_one_moment_stands_in_one_order_however_it_is_told() {
        var one = span(ONE, "x", SpanRole.SERVER).from(0, 1);
        var other = span(ONE, "y", SpanRole.SERVER).from(0, 1);

        assertThat(Waterfall.of(List.of(other, one))).isEqualTo(Waterfall.of(List.of(one, other)));
    }

    @Test
    void what_says_that_it_follows_from_itself_follows_from_what_else_it_names() {
        var own = new SpanReference(OTHER, "x");
        var span = span(OTHER, "x", SpanRole.CONSUMER)
                .belowId("x")
                .linkedTo(REQUEST)
                .from(60, 70);

        assertThat(span.causes()).first().isEqualTo(own);
        assertThat(Waterfall.of(List.of(REQUEST, span)).rows())
                .extracting(row -> row.span().reference(), Waterfall.Row::depth)
                .containsExactly(tuple(REQUEST.reference(), 0), tuple(own, 1));
    }

    @Test
    void of_nothing_there_is_no_waterfall() {
        var nothing = List.<RecordedSpan>of();

        assertThatThrownBy(() -> Waterfall.of(nothing)).isInstanceOf(OperationsError.TraceNotFound.class);
    }

    private static Optional<Duration> waited(RecordedSpan attempt, RecordedSpan... kept) {
        return Waterfall.of(List.of(kept)).rows().stream()
                .filter(row -> row.span().equals(attempt))
                .findFirst()
                .flatMap(Waterfall.Row::waited);
    }

    private static Draft span(TraceId trace, String id, SpanRole role) {
        return new Draft(new SpanReference(trace, id), role, Optional.empty(), List.of(), new TreeMap<>());
    }

    private record Draft(
            SpanReference reference,
            SpanRole role,
            Optional<String> parent,
            List<SpanReference> links,
            TreeMap<String, String> attributes) {

        Draft below(RecordedSpan parentSpan) {
            return belowId(parentSpan.reference().span());
        }

        Draft belowId(String id) {
            return new Draft(reference, role, Optional.of(id), links, attributes);
        }

        Draft linkedTo(RecordedSpan cause) {
            return new Draft(reference, role, parent, List.of(cause.reference()), attributes);
        }

        Draft job(String id) {
            attributes.put("job.id", id);
            return this;
        }

        RecordedSpan from(long begin, long end) {
            return new RecordedSpan(
                    reference,
                    parent,
                    links,
                    reference.span(),
                    role,
                    NOON.plusMillis(begin),
                    Duration.ofMillis(end - begin),
                    false,
                    attributes,
                    "here");
        }
    }
}
