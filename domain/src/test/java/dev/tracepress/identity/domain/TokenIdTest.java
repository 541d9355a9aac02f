package dev.tracepress.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIdTest {

    @Test
    void an_id_that_tokens_are_issued_with_names_one() {
        assertThat(TokenId.of("2f1c9a3e-A7").value()).isEqualTo("2f1c9a3e-A7");
        assertThat(TokenId.of("x".repeat(64)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b",
                "ä",
                "a\u0000",
                "00000000001111111111222222222233333333334444444444555555555566666"
            })
    void what_no_token_was_issued_with_names_no_session(String raw) {
        assertThatThrownBy(() -> TokenId.of(raw)).isInstanceOf(IdentityError.SessionNotFound.class);
        assertThat(TokenId.isIssued(raw)).isFalse();
    }
}
