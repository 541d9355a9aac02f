package dev.tracepress.shared.adapter.web.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.VersionCondition;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class VersionTagTest {

    @Test
    void a_tag_changes_with_whatever_the_reader_sees() {
        assertThat(VersionTag.of(version(1), seen(0)))
                .isEqualTo(VersionTag.of(version(1), seen(0)))
                .matches("\"4\\.1-[0-9a-f]{16}\"");
        assertThat(VersionTag.of(version(1), seen(1))).isNotEqualTo(VersionTag.of(version(1), seen(0)));
        assertThat(VersionTag.of(version(2), seen(0))).isNotEqualTo(VersionTag.of(version(1), seen(0)));
        assertThat(VersionTag.of(new Edition(5, 1), seen(0))).isNotEqualTo(VersionTag.of(version(1), seen(0)));
    }

    @Test
    void a_condition_looks_at_the_version_and_not_at_favourites() {
        assertThat(ifMatch(VersionTag.of(version(7), seen(0)))).isEqualTo(ifMatch(VersionTag.of(version(7), seen(1))));
        assertThat(ifMatch(VersionTag.of(version(7), seen(0)))).isEqualTo(VersionCondition.oneOf(Set.of(version(7))));
    }

    @Test
    void several_tags_stand_for_several_versions() {
        assertThat(ifMatch(VersionTag.of(version(7), seen(0)) + " , " + VersionTag.of(version(8), seen(0))))
                .isEqualTo(VersionCondition.oneOf(Set.of(version(7), version(8))));
    }

    @Test
    void without_the_header_or_with_a_star_every_version_will_do() {
        assertThat(VersionTag.condition(new HttpHeaders())).isEqualTo(VersionCondition.NONE);
        assertThat(ifMatch("*")).isEqualTo(VersionCondition.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"4.1-0123456789abcdef\"",
                "\"foreign\"",
                "4.1-0123456789abcdef",
                "\"4.1-0123456789abcdef",
                "",
                "\"4.99999999999999999999-0123456789abcdef\"",
                "\"1-0123456789abcdef\""
            })
    void what_is_weak_or_not_ours_matches_no_version(String header) {
        assertThat(ifMatch(header)).isEqualTo(VersionCondition.oneOf(Set.of()));
    }

    @Test
    void the_tag_of_a_compressed_answer_stands_for_the_same_version() {
        assertThat(ifMatch("\"4.7-0123456789abcdef-gzip\"")).isEqualTo(VersionCondition.oneOf(Set.of(version(7))));
    }

    @Test
    void if_none_match_names_versions_that_must_not_be_there() {
        assertThat(ifNoneMatch("*")).isEqualTo(VersionCondition.ABSENT);
        assertThat(ifNoneMatch(VersionTag.of(version(7), seen(0)) + ", W/" + VersionTag.of(version(8), seen(0))))
                .isEqualTo(VersionCondition.noneOf(Set.of(version(7), version(8))));
        assertThat(ifNoneMatch("\"foreign\"")).isEqualTo(VersionCondition.NONE);
        assertThat(ifNoneMatch(VersionTag.of(version(7), seen(0)) + ",,\"b\""))
                .isEqualTo(VersionCondition.noneOf(Set.of(version(7))));
        for (var unreadable : new String[] {"*, \"x\"", "7", "\"open"}) {
            assertThatThrownBy(() -> ifNoneMatch(unreadable)).isInstanceOf(BadRequest.class);
        }
    }

    @Test
    void a_header_as_long_as_can_be_is_read_to_its_end() {
        assertThat(ifMatch("\"\",".repeat(2_700) + "\"")).isEqualTo(VersionCondition.oneOf(Set.of()));
        assertThat(ifMatch("\"\",".repeat(2_700) + VersionTag.of(version(7), seen(0))))
                .isEqualTo(VersionCondition.oneOf(Set.of(version(7))));
    }

    private static VersionCondition ifMatch(String value) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.IF_MATCH, value);
        return VersionTag.condition(headers);
    }

    private static VersionCondition ifNoneMatch(String value) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.IF_NONE_MATCH, value);
        return VersionTag.condition(headers);
    }

    private static Edition version(long version) {
        return new Edition(4, version);
    }

    private static String seen(long favorites) {
        return "an article with " + favorites;
    }
}
