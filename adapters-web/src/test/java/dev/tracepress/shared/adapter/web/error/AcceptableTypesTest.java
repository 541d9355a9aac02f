package dev.tracepress.shared.adapter.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class AcceptableTypesTest {

    @Test
    void without_a_header_everything_will_do() {
        assertThat(AcceptableTypes.of(new HttpHeaders()).forAnswers()).containsExactly(MediaType.ALL);
        assertThat(accepting("").forAnswers()).containsExactly(MediaType.ALL);
    }

    @Test
    void the_best_comes_first_and_json_has_no_parameters() {
        assertThat(accepting("text/html;q=0.2, application/json;charset=latin1;q=0.9")
                        .forAnswers())
                .containsExactly(
                        MediaType.parseMediaType("application/json;q=0.9"),
                        MediaType.parseMediaType("text/html;q=0.2"));
    }

    @Test
    void a_wildcard_leaves_out_what_is_excepted() {
        assertThat(accepting("*/*, application/json;q=0").forAnswers())
                .isNotEmpty()
                .noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        assertThat(accepting("application/*;q=0, text/*").forAnswers())
                .isNotEmpty()
                .allMatch(type -> type.getType().equals("text"));
    }

    @Test
    void nothing_may_be_left() {
        assertThat(accepting("*/*;q=0").forAnswers()).isEmpty();
        assertThat(accepting("application/json;q=0.000").forAnswers()).isEmpty();
    }

    @Test
    void of_more_than_fifty_none_is_acceptable() {
        assertThat(accepting("a/b,".repeat(49) + "*/*").forAnswers()).contains(MediaType.ALL);
        assertThat(accepting("a/b,".repeat(50) + "*/*").forAnswers()).isEmpty();
        assertThat(accepting("a/b,".repeat(50) + "application/problem+json").asksForProblems())
                .isFalse();
    }

    @Test
    void pages_are_for_browsers() {
        assertThat(accepting("text/html,application/xhtml+xml,*/*;q=0.8").prefersPages())
                .isTrue();
        assertThat(accepting("*/*").prefersPages()).isFalse();
        assertThat(understood("text/html;q=0.9, application/json;q=0.5").prefersPages())
                .isTrue();
        assertThat(understood("text/html;q=0.1, application/json;q=0.9, image/png;q=0")
                        .prefersPages())
                .isFalse();
        assertThat(accepting("application/json, text/html;q=0.5").prefersPages())
                .isFalse();
    }

    /** As a controller sees it, behind the filter. */
    private static AcceptableTypes understood(String header) {
        return accepting(MediaType.toString(accepting(header).forAnswers()));
    }

    private static AcceptableTypes accepting(String header) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, header);
        return AcceptableTypes.of(headers);
    }
}
