package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/** Documents that are made from the code. */
final class Paper {

    private Paper() {}

    /** That the file says just that; {@code -Darchitecture.update=true} makes it say so. */
    static void assertThatIs(String name, String text) throws IOException {
        var file = ProductionCode.reactor().resolve(name);
        if (Boolean.getBoolean("architecture.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is out of date; write it anew with: make architecture", name)
                .isEqualTo(text);
    }
}
