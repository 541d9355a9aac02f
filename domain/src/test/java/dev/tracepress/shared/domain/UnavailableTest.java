package dev.tracepress.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.domain.SharedError.Unavailable;
import org.junit.jupiter.api.Test;

class UnavailableTest {

    private final Exception cause = new Exception("nobody answers");

    @Test
    void what_did_not_happen_can_be_tried_again() {
        var error = new Unavailable(cause);

        assertThat(error.mayHaveHappened()).isFalse();
        assertThat(error).hasMessageEndingWith("please try again").hasCause(cause);
    }

    @Test
    void what_may_have_happened_is_looked_for_first() {
        var error = Unavailable.whileCommitting(cause);

        assertThat(error.mayHaveHappened()).isTrue();
        assertThat(error).hasMessageEndingWith("look first").hasCause(cause);
    }
}
