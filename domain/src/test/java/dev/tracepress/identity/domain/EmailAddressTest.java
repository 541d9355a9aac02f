package dev.tracepress.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "Ada.Lovelace+x@Example.COM", "zoë@bücher.example", "o'hara@example.com"})
    void an_address_stays_as_it_was_written(String raw) {
        assertThat(EmailAddress.of(raw).value()).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "@b", "a@", "a@b@c", "a b@c", "a@b c", "a@b\r\nBcc: c@d", "a\u00A0@b"})
    void what_is_no_address_is_refused(String raw) {
        assertThatThrownBy(() -> EmailAddress.of(raw)).isInstanceOf(IdentityError.EmailMalformed.class);
        assertThat(EmailAddress.parse(raw)).isEmpty();
    }

    @Test
    void an_address_has_at_most_254_characters() {
        var local = "a".repeat(250);

        assertThat(EmailAddress.of(local + "@b.c").value()).hasSize(254);
        assertThatThrownBy(() -> EmailAddress.of(local + "@b.cd")).isInstanceOf(IdentityError.EmailMalformed.class);
    }

    @Test
    void white_space_around_an_address_is_not_part_of_it() {
        assertThat(EmailAddress.of(" ada@example.com\n").value()).isEqualTo("ada@example.com");
    }
}
