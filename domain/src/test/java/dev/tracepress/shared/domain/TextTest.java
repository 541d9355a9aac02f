package dev.tracepress.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Žluťoučký kůň", "🐎🏽‍♀️", "שלום", "e\u0301", "\u202Eevil", "tab\tline\n"})
    void everything_that_can_be_stored_comes_back_as_it_was(String value) {
        assertThat(new Text(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD800", "a\uDFFFb", "\uDC00\uD800"})
    void nul_and_half_characters_are_refused(String value) {
        assertThatThrownBy(() -> new Text(value)).isInstanceOf(SharedError.UnstorableText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B", "\u3000\t", "\u202E"})
    void what_cannot_be_seen_is_blank(String value) {
        assertThat(new Text(value).isBlank()).isTrue();
        assertThat(Label.of(value)).isEmpty();
    }

    @Test
    void each_letter_is_folded_by_itself() {
        assertThat(new Text("İSTANBUL").folded()).isEqualTo("istanbul");
        assertThat(new Text("ΟΔΟΣ").folded()).isEqualTo("οδοσ");
        assertThat(new Text("𐐀 ß ς").folded()).isEqualTo("𐐨 ß ς");
    }

    @Test
    void a_label_counts_characters_not_the_halves_of_surrogate_pairs() {
        assertThat(Label.of("🐎".repeat(255))).isPresent();
        assertThat(Label.of("🐎".repeat(256))).isEmpty();
    }

    @Test
    void a_label_sheds_the_white_space_around_it() {
        assertThat(Label.of("  a  b\t").orElseThrow().value()).isEqualTo("a  b");
        assertThat(Label.of(" \t\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void a_page_shows_1_to_100_entries(int size) {
        assertThatThrownBy(() -> new PageSize(size)).isInstanceOf(SharedError.PageSizeOutOfRange.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_page_may_show_one_entry_or_a_hundred(int size) {
        assertThat(new PageSize(size).value()).isEqualTo(size);
    }
}
