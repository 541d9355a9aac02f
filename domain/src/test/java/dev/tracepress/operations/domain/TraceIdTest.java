package dev.tracepress.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void it_is_found_in_itself_and_in_a_traceparent() {
        assertThat(TraceId.in(ID)).contains(new TraceId(ID));
        assertThat(TraceId.in("00-" + ID + "-00f067aa0ba902b7-01")).contains(new TraceId(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "favorite-1",
                "4BF92F3577B34DA6A3CE929D0E0E4736",
                "00000000000000000000000000000000",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "4bf92f3577b34da6a3ce929d0e0e47360"
            })
    void what_names_no_trace_has_none_in_it_and_makes_none(String text) {
        assertThat(TraceId.in(text)).isEmpty();
        assertThatThrownBy(() -> new TraceId(text)).isInstanceOf(OperationsError.TraceNotFound.class);
    }
}
