package dev.tracepress.article.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "My article,my-article",
        "'  --Hello,   World!-- ',hello-world",
        "Crème brûlée à la carte,creme-brulee-a-la-carte",
        "Žluťoučký kůň,zlutoucky-kun",
        "Straße & Ærøskøbing,strasse-aeroskobing",
        "Łódź İstanbul ﬁne,lodz-istanbul-fine",
        "'Привет, мир',привет-мир",
        "Ёжик и щука,ёжик-и-щука",
        "Καλημέρα κόσμε,καλημέρα-κόσμε",
        "日本語の記事,日本語の記事",
        "مرحبا,مرحبا",
        "नमस्ते दुनिया,नमस्ते-दुनिया",
        "한국어 제목,한국어-제목",
        "สวัสดี,สวัสดี",
        "C++ и café № 5,c-и-cafe-no-5",
        "e\u0301te\u0301,ete",
        "It's Bob’s,its-bobs",
        "１２３ ｆｕｌｌ,123-full",
        "a/b..c?d=e%20f,a-b-c-d-e-20f"
    })
    void a_slug_follows_the_words_of_the_title(String title, String slug) {
        assertThat(Slug.of(Title.of(title)).value()).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎉🎉", "日本語", "…", "..", "%00", "العربية", "\u0301"})
    void every_title_gets_a_slug(String title) {
        assertThat(Slug.of(Title.of(title)).value())
                .matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(-[\\p{L}\\p{M}\\p{N}]+)*");
    }

    @Test
    void a_slug_has_at_most_255_characters_also_with_an_end() {
        var slug = Slug.of(Title.of("щ".repeat(250) + "𝒳𐐨𐐨𐐨𐐨"));

        assertThat(slug.value().codePoints().count()).isEqualTo(255);
        assertThat(slug.withRandomEnd(new Random(1)).value().codePoints().count())
                .isLessThanOrEqualTo(255);
    }

    @Test
    void an_end_is_short_and_random() {
        var slug = Slug.of(Title.of("Same title"));
        var chance = new Random(1);

        assertThat(slug.withRandomEnd(chance).value()).matches("same-title-[0-9a-z]{6}");
        assertThat(slug.withRandomEnd(chance)).isNotEqualTo(slug.withRandomEnd(chance));
    }

    @Test
    void a_slug_may_be_named_composed_or_not() {
        assertThat(Slug.named("и\u0306од")).isEqualTo(new Slug("йод"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "a b", "É", "a/b", "\u0301a", "a\u0000", "../etc"})
    void what_is_no_slug_names_no_article(String raw) {
        assertThatThrownBy(() -> Slug.named(raw)).isInstanceOf(ArticleError.ArticleNotFound.class);
    }
}
