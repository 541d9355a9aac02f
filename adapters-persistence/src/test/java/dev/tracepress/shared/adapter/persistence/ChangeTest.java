package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {

    @Test
    void what_was_changed_is_told_in_one_notice() {
        var changes = List.of(Change.ofArticle(17), Change.ofWhichArticlesThereAre(), Change.ofUser(3));

        assertThat(Change.in(Change.notice(changes))).containsExactlyInAnyOrderElementsOf(changes);
        assertThat(Change.notice(changes)).isEqualTo("article-17,articles-0,user-3");
    }

    @Test
    void what_is_too_much_for_a_notice_may_be_anything() {
        var many = LongStream.range(0, 1_000).mapToObj(Change::ofArticle).toList();

        assertThat(Change.notice(many)).isEqualTo("anything-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "article", "article-", "article--1", "article-1,", "nothing-1", "anything-0", "null"})
    void what_nobody_understands_may_be_anything(String notice) {
        assertThat(Change.in(notice)).containsExactly(Change.OF_ANYTHING);
    }
}
