package dev.tracepress.shared.adapter.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "::1", "10.0.0.7", "api", "tracepress.LOCAL", "a.test"})
    void nobody_can_register(String name) {
        assertThat(LocalNames.isLocal(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.com", "127.0.0.1.evil.com", "localhost.evil.com", "10.0.0.7.nip.io", "evil.com."})
    void a_page_of_the_internet_may_have_had_any_other_led_here(String name) {
        assertThat(LocalNames.isLocal(name)).isFalse();
    }
}
