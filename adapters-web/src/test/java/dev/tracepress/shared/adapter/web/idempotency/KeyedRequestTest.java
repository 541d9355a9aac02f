package dev.tracepress.shared.adapter.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedRequestTest {

    private static final SealKey SECRET = SealKey.of("a secret, of which there are 32 bytes and more");
    private static final SealKey OTHER_SECRET = SealKey.of("another one, of which there are 32 bytes and more");
    private static final Optional<String> ADA = Optional.of("user 1");
    private static final RequestParts PARTS = new RequestParts("/a/{slug}", "/a/one", "word", "body");

    @ParameterizedTest
    @ValueSource(strings = {"", "é", "a\tb", "a\u007f", "€"})
    void a_word_is_of_printable_ascii(String word) {
        assertThatThrownBy(() -> KeyedRequest.word(List.of(word))).isInstanceOf(BadRequest.class);
        assertThat(KeyedRequest.word(List.of("a word ~"))).isEqualTo("a word ~");
    }

    @Test
    void the_key_of_a_user_does_not_depend_on_the_body_and_outlives_a_change_of_the_secret() {
        var request = KeyedRequest.of(ADA, PARTS, List.of(SECRET));
        var other =
                KeyedRequest.of(ADA, new RequestParts("/a/{slug}", "/a/two", "word", "body"), List.of(OTHER_SECRET));

        assertThat(other.key()).isEqualTo(request.key());
        assertThat(other.fingerprint()).isNotEqualTo(request.fingerprint());
        assertThat(KeyedRequest.of(Optional.of("user 2"), PARTS, List.of(SECRET))
                        .key())
                .isNotEqualTo(request.key());
        assertThat(KeyedRequest.of(ADA, new RequestParts("/b/{slug}", "/a/one", "word", "body"), List.of(SECRET))
                        .key())
                .isNotEqualTo(request.key());
    }

    @Test
    void what_is_kept_of_a_stranger_says_nothing_about_the_body_without_the_secret() {
        var request = KeyedRequest.of(Optional.empty(), PARTS, List.of(SECRET));

        assertThat(KeyedRequest.of(Optional.empty(), PARTS, List.of(SECRET))).isEqualTo(request);
        assertThat(KeyedRequest.of(Optional.empty(), PARTS, List.of(OTHER_SECRET))
                        .key())
                .isNotEqualTo(request.key());
        assertThat(KeyedRequest.of(
                                Optional.empty(),
                                new RequestParts("/a/{slug}", "/a/one", "word", "other"),
                                List.of(SECRET))
                        .key())
                .isNotEqualTo(request.key());
    }

    @Test
    void a_stranger_is_known_again_by_former_secrets() {
        var before = KeyedRequest.of(Optional.empty(), PARTS, List.of(OTHER_SECRET));

        var request = KeyedRequest.of(Optional.empty(), PARTS, List.of(SECRET, OTHER_SECRET));

        assertThat(request.key())
                .isEqualTo(KeyedRequest.of(Optional.empty(), PARTS, List.of(SECRET))
                        .key());
        assertThat(request.former()).containsExactly(before.key());
        assertThat(KeyedRequest.of(ADA, PARTS, List.of(SECRET, OTHER_SECRET)).former())
                .isEmpty();
    }
}
