package dev.tracepress.article.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.application.port.out.ArticleSearch.After;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class ArticleQueryTest {

    @Test
    void without_parameters_it_is_the_first_page_of_the_usual_size() {
        assertThat(parse()).returns(1, ArticleQuery::pageNumber).returns(PageSize.USUAL, ArticleQuery::size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.5", "2147483648", "9223372036854775808", "１", "", " 1", "+1", "1e3"})
    void a_page_is_a_number_from_1(String page) {
        assertThatThrownBy(() -> parse("page", page)).isInstanceOf(ArticleError.PageOutOfRange.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "abc", "1.5", "2147483648", "１０", ""})
    void a_page_size_is_a_number_from_1_to_100(String size) {
        assertThatThrownBy(() -> parse("perPage", size)).isInstanceOf(SharedError.PageSizeOutOfRange.class);
        assertThatThrownBy(() -> parse("per_page", size)).isInstanceOf(SharedError.PageSizeOutOfRange.class);
    }

    @Test
    void nothing_may_be_said_twice() {
        assertThatThrownBy(() -> parse("page", "1", "page", "2")).hasMessage("page must be given once");
        assertThatThrownBy(() -> parse("perPage", "1", "per_page", "2")).hasMessage("perPage must be given once");
        assertThatThrownBy(() -> parse("search", "a", "search", "b")).hasMessage("search must be given once");
    }

    @Test
    void pages_reach_the_first_10_000_articles() {
        assertThat(parse("page", "500").pageNumber()).isEqualTo(500);
        assertThat(parse("page", "100", "perPage", "100").pageNumber()).isEqualTo(100);
        assertThatThrownBy(() -> parse("page", "501"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("cursor");
        assertThatThrownBy(() -> parse("page", "101", "perPage", "100")).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> parse("page", "2147483647")).isInstanceOf(BadRequest.class);
    }

    @Test
    void a_cursor_comes_back_as_the_place_it_was_made_of() {
        var cursor = new ArticleCursor(3, new After(Given.NOON, new ArticleId(42)));

        assertThat(ArticleCursor.parse(cursor.opaque())).isEqualTo(cursor);
        assertThat(parse("cursor", cursor.opaque()).pageNumber()).isEqualTo(3);
    }

    @Test
    void so_does_one_of_an_article_of_before_1970() {
        var cursor = new ArticleCursor(3, new After(Instant.parse("1969-12-31T23:59:58.7Z"), new ArticleId(42)));

        assertThat(ArticleCursor.parse(cursor.opaque())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "!", "MQ", "MS4yLjM0LjU", "LTEuMi4z", "MS4tOTk5OTk5OTk5OTk5OTk5OTkuNQ", "../..", "MS4yLngK"})
    void what_is_no_cursor_of_ours_is_refused(String cursor) {
        assertThatThrownBy(() -> parse("cursor", cursor)).isInstanceOf(BadRequest.class);
    }

    @Test
    void a_search_for_nothing_is_no_search() {
        assertThat(parse("search", " ").search()).isEmpty();
        assertThatThrownBy(() -> parse("search", "a\u0000")).isInstanceOf(SharedError.UnstorableText.class);
    }

    private static ArticleQuery parse(String... namesAndValues) {
        var query = new LinkedMultiValueMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ArticleQuery.parse(query);
    }
}
