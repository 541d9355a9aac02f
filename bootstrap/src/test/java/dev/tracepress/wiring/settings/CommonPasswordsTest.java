package dev.tracepress.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CommonPasswordsTest {

    @Test
    void there_are_ten_thousand_in_lower_case() {
        assertThat(CommonPasswords.all())
                .hasSize(10_000)
                .contains("password", "12345678", "iloveyou")
                .allSatisfy(password -> assertThat(password).isNotBlank().isEqualTo(password.toLowerCase(Locale.ROOT)));
    }
}
