package dev.tracepress.telemetry.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.UserId;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpanAttributesTest {

    @Test
    void marked_components_describe_the_span_by_their_ids_sizes_and_texts() {
        var command = new Command(
                new UserId(7), Optional.of(new UserId(8)), "a-title", new Page(List.of(1, 2, 3), 20), "secret");

        assertThat(described(command))
                .containsOnly(
                        Map.entry("user.id", 7L),
                        Map.entry("reader.id", 8L),
                        Map.entry("article.slug", "a-title"),
                        Map.entry("result.count", 3L),
                        Map.entry("pagination.per_page", 20L));
    }

    @Test
    void what_is_absent_is_left_out() {
        assertThat(described(new Command(new UserId(7), Optional.empty(), "s", new Page(List.of(), 1), "")))
                .doesNotContainKey("reader.id")
                .containsEntry("result.count", 0L);
    }

    @Test
    void what_is_no_record_says_nothing() {
        assertThat(described("a text")).isEmpty();
    }

    @Test
    void what_has_no_single_value_is_refused_by_name_before_anything_is_told_of_it() {
        for (var type : List.of(Pair.class, OptionalPair.class, Dated.class)) {
            assertThatThrownBy(() -> SpanAttributes.learn(type))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("marks %s.marked".formatted(type.getName()));
        }
    }

    private static Map<String, Object> described(Object record) {
        var attributes = new HashMap<String, Object>();
        SpanAttributes.of(record, attributes::put);
        return attributes;
    }

    private record Command(
            @SpanAttribute("user.id") UserId user,
            @SpanAttribute("reader.id") Optional<UserId> reader,
            @SpanAttribute("article.slug") String slug,
            Page page,
            String secret) {}

    private record Two(long one, long other) {}

    private record Pair(@SpanAttribute("pair") Two marked) {}

    private record OptionalPair(@SpanAttribute("pair") Optional<Two> marked) {}

    private record Dated(@SpanAttribute("date") Instant marked) {}

    private record Page(
            @SpanAttribute("result.count") List<Integer> items,
            @SpanAttribute("pagination.per_page") int size) {

        private Page {
            items = List.copyOf(items);
        }
    }
}
