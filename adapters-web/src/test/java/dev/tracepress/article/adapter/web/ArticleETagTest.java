package dev.tracepress.article.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.adapter.web.ArticleResponse.AuthorResponse;
import dev.tracepress.article.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ArticleETagTest {

    @Test
    void a_tag_changes_with_whatever_the_reader_sees() {
        assertThat(ArticleETag.of(1, seen(0)))
                .isEqualTo(ArticleETag.of(1, seen(0)))
                .matches("\"1-[0-9a-f]{16}\"");
        assertThat(ArticleETag.of(1, seen(1))).isNotEqualTo(ArticleETag.of(1, seen(0)));
        assertThat(ArticleETag.of(2, seen(0))).isNotEqualTo(ArticleETag.of(1, seen(0)));
    }

    @Test
    void a_condition_looks_at_the_version_and_not_at_favourites() {
        assertThat(ifMatch(ArticleETag.of(7, seen(0)))).isEqualTo(ifMatch(ArticleETag.of(7, seen(1))));
        assertThat(ifMatch(ArticleETag.of(7, seen(0)))).isEqualTo(VersionCondition.oneOf(Set.of(7L)));
    }

    @Test
    void several_tags_stand_for_several_versions() {
        assertThat(ifMatch(ArticleETag.of(7, seen(0)) + " , " + ArticleETag.of(8, seen(0))))
                .isEqualTo(VersionCondition.oneOf(Set.of(7L, 8L)));
    }

    @Test
    void without_the_header_or_with_a_star_every_version_will_do() {
        assertThat(ArticleETag.ifMatch(new HttpHeaders())).isEqualTo(VersionCondition.NONE);
        assertThat(ifMatch("*")).isEqualTo(VersionCondition.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"1-0123456789abcdef\"",
                "\"foreign\"",
                "1-0123456789abcdef",
                "\"1-0123456789abcdef",
                "",
                "\"99999999999999999999-0123456789abcdef\""
            })
    void what_is_weak_or_not_ours_matches_no_version(String header) {
        assertThat(ifMatch(header)).isEqualTo(VersionCondition.oneOf(Set.of()));
    }

    @Test
    void a_header_as_long_as_can_be_is_read_to_its_end() {
        assertThat(ifMatch("\"\",".repeat(2_700) + "\"")).isEqualTo(VersionCondition.oneOf(Set.of()));
        assertThat(ifMatch("\"\",".repeat(2_700) + ArticleETag.of(7, seen(0))))
                .isEqualTo(VersionCondition.oneOf(Set.of(7L)));
    }

    private static VersionCondition ifMatch(String value) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.IF_MATCH, value);
        return ArticleETag.ifMatch(headers);
    }

    private static ArticleResponse seen(long favorites) {
        return new ArticleResponse(
                "a", "A", "", "text", new AuthorResponse(1, null, "Ada"), favorites, false, Given.NOON, Given.NOON);
    }
}
