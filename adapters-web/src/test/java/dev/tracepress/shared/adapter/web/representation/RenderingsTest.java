package dev.tracepress.shared.adapter.web.representation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.web.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class RenderingsTest {

    private final Renderings renderings = new Renderings(StrictJson.mapper());
    private int tagged;

    @Test
    void the_same_view_is_rendered_once_it_has_come_twice() {
        var view = new Object();

        assertThat(List.of(json(view, "a", "1"), json(view, "a", "2"), json(view, "a", "3"), json(view, "a", "4")))
                .containsExactly("\"1\"", "\"2\"", "\"2\"", "\"2\"");
        assertThat(tagged).isEqualTo(2);
    }

    @Test
    void another_view_that_is_equal_is_another_one() {
        var view = List.of("view");
        json(view, "a", "1");
        json(view, "a", "2");

        assertThat(json(List.of("view"), "a", "3")).isEqualTo("\"3\"");
    }

    @Test
    void another_question_about_the_same_view_is_another_answer() {
        var view = new Object();
        json(view, "a", "1");
        json(view, "a", "2");

        assertThat(json(view, "b", "3")).isEqualTo("\"3\"");
    }

    @Test
    void what_is_large_is_rendered_each_time() {
        var view = new Object();
        var large = "x".repeat(64 * 1024);
        json(view, "a", large);
        json(view, "a", large);

        assertThat(json(view, "a", "small")).isEqualTo("\"small\"");
    }

    @Test
    void a_tag_of_its_own_follows_from_all_that_is_rendered() {
        assertThat(tag(List.of("a", "b"))).isEqualTo(tag(List.of("a", "b"))).isNotEqualTo(tag(List.of("a", "c")));
    }

    private String tag(Object seen) {
        return String.valueOf(
                renderings.of(seen).answer(HttpHeaders.EMPTY).getHeaders().getETag());
    }

    private String json(Object view, String asked, String seen) {
        var answer = renderings
                .ofSame(view, asked, () -> renderings.of(seen, () -> "\"" + ++tagged + "\""))
                .answer(HttpHeaders.EMPTY);
        return new String(answer.getBody() == null ? new byte[0] : answer.getBody(), StandardCharsets.UTF_8);
    }
}
