package dev.tracepress.shared.adapter.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.domain.SharedError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerSealTest {

    private static final SealKey OLD = SealKey.of("the old secret, of which there are 32 bytes");
    private static final SealKey NEW = SealKey.of("the new secret, of which there are 32 bytes");
    private static final RequestKey REQUEST = new RequestKey("request");
    private static final byte[] ANSWER = "a token".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_was_sealed_is_opened_and_cannot_be_read_meanwhile() {
        var seal = new AnswerSeal(NEW, List.of(NEW));
        var sealed = seal.seal(ANSWER, REQUEST);

        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("token");
        assertThat(seal.seal(ANSWER, REQUEST)).isNotEqualTo(sealed);
        assertThat(seal.open(sealed, REQUEST)).isEqualTo(ANSWER);
    }

    @Test
    void a_change_of_the_secret_leaves_what_was_sealed_readable() {
        var sealed = new AnswerSeal(OLD, List.of(OLD)).seal(ANSWER, REQUEST);

        assertThat(new AnswerSeal(NEW, List.of(NEW, OLD)).open(sealed, REQUEST)).isEqualTo(ANSWER);
        assertThatThrownBy(() -> new AnswerSeal(NEW, List.of(NEW)).open(sealed, REQUEST))
                .isInstanceOf(SharedError.AnswerUnreadable.class);
    }

    @Test
    void an_answer_to_one_request_is_none_to_another() {
        var seal = new AnswerSeal(NEW, List.of(NEW));
        var sealed = seal.seal(ANSWER, REQUEST);

        assertThatThrownBy(() -> seal.open(sealed, new RequestKey("another")))
                .isInstanceOf(SharedError.AnswerUnreadable.class);
    }
}
