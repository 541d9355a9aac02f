package dev.tracepress.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "Ada.Lovelace+x@Example.COM", "zoë@bücher.example", "o'hara@example.com"})
    void an_address_stays_as_it_was_written(String raw) {
        assertThat(EmailAddress.of(raw).value()).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@b",
                "a@",
                "a@b@c",
                "a b@c",
                "a@b c",
                "a@b\r\nBcc: c@d",
                "a\u00A0@b",
                "a,b@c.de",
                "<a@b.de>",
                "a@b..com",
                "a@.b",
                "a@b.",
                "a@-b.com",
                "a@b_c.com",
                "\u200fa@b.de",
                "a\u200b@b.de",
                "a@b\u200e.de",
                "\"a b\"@c.de",
                "a@[127.0.0.1]",
                "Ada <a@b.de>",
                "a;b@c.de",
                "ada\uFE0F@x.de",
                "ad\u034Fa@x.de",
                "ada\u3164@x.de",
                "a@straße.de",
                "a@xn--99999999999.de"
            })
    void what_is_no_address_is_refused(String raw) {
        assertThatThrownBy(() -> EmailAddress.of(raw)).isInstanceOf(IdentityError.EmailMalformed.class);
        assertThat(EmailAddress.parse(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada@xn--bcher-kva.example, ada@bücher.example",
        "ada@BÜCHER.example, ada@bücher.example",
        "ada@bu\u0308cher.example, ada@bücher.example",
        "zoe\u0308@example.com, zoë@example.com",
        "用户@例え.jp, 用户@xn--r8jz45g.jp"
    })
    void two_spellings_of_one_address_are_one(String one, String other) {
        assertThat(EmailAddress.of(one)).isEqualTo(EmailAddress.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ada@例え.jp, ada@xn--r8jz45g.jp", "ada@example.com, ada@example.com", "用户@example.com, ", "zoë@例え.jp, "})
    void mail_servers_take_it_in_ascii_or_not_at_all(String address, String ascii) {
        assertThat(EmailAddress.of(address).inAscii()).isEqualTo(Optional.ofNullable(ascii));
    }

    @Test
    void an_address_has_at_most_254_characters() {
        var local = "a".repeat(250);

        assertThat(EmailAddress.of(local + "@b.c").value()).hasSize(254);
        assertThatThrownBy(() -> EmailAddress.of(local + "@b.cd")).isInstanceOf(IdentityError.EmailMalformed.class);
    }

    @Test
    void an_address_is_as_long_as_it_is_once_composed() {
        assertThat(EmailAddress.of("e\u0302\u0301".repeat(168) + "@b.c").value())
                .isEqualTo("ế".repeat(168) + "@b.c");
        assertThat(EmailAddress.parse("e\u0302\u0301".repeat(168) + "@b.de")).isEmpty();
    }

    @Test
    void however_long_a_text_is_it_is_refused_and_no_more() {
        assertThat(EmailAddress.parse("a".repeat(200_000) + "@x.de")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(100_000) + "de")).isEmpty();
        assertThat(EmailAddress.parse("é".repeat(240) + "@example.com")).isPresent();
    }

    @Test
    void white_space_around_an_address_is_not_part_of_it() {
        assertThat(EmailAddress.of(" ada@example.com\n").value()).isEqualTo("ada@example.com");
    }

    @Test
    void two_that_differ_in_case_alone_are_folded_into_the_same() {
        assertThat(EmailAddress.of("Zoë@Example.com").folded())
                .isEqualTo(EmailAddress.of("ZOË@example.COM").folded())
                .isNotEqualTo(EmailAddress.of("zoe@example.com").folded())
                .isEqualTo("zoë@example.com");
    }
}
