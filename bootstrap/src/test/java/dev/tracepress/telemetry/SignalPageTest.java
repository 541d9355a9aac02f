package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code mvn verify -Dsignals.update=true} makes the page anew. */
class SignalPageTest {

    private static final Path PAGE = Path.of("..", "docs", "signals.md");

    @Test
    void the_page_shows_the_catalogue() throws IOException {
        if (Boolean.getBoolean("signals.update")) {
            Files.writeString(PAGE, SignalPage.text());
        }

        assertThat(Files.readString(PAGE)).isEqualTo(SignalPage.text());
    }
}
