package dev.tracepress.telemetry.profiling;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Mono;

/** The profiler in a process of its own, since it sees the whole of one. */
@Tag("slow")
@EnabledOnOs({OS.LINUX, OS.MAC})
@Execution(ExecutionMode.CONCURRENT)
class ProfiledProcessTest {

    private static final String A_DAY = "86400s";
    private static final Pattern PROFILE_ID = Pattern.compile("profile ([0-9a-f]{16})$");

    @Test
    void profiles_arrive_with_the_span_that_the_time_went_to() throws IOException, InterruptedException {
        try (var pyroscope = new PyroscopeStandIn()) {
            var process = start(pyroscope.url(), "2s");
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                var profileId = profileId(output);

                eventually(() -> Mono.just(pyroscope.uploads().stream()
                        .anyMatch(upload ->
                                upload.threadsThatComputedFor(profileId).equals(List.of("worker")))));

                var upload = pyroscope.uploads().getFirst();
                assertThat(upload.query().get("name")).startsWith("tracepress{").contains("role=all");
                assertThat(upload.query().get("format")).isEqualTo("jfr");
                assertThat(upload.authorization()).isEqualTo("Bearer secret");
            }
            end(process);
        }
    }

    @Test
    void what_was_sampled_since_the_last_upload_arrives_when_the_service_stops()
            throws IOException, InterruptedException {
        try (var pyroscope = new PyroscopeStandIn()) {
            var process = start(pyroscope.url(), A_DAY);
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                var profileId = profileId(output);

                end(process);

                assertThat(pyroscope.uploads())
                        .singleElement()
                        .satisfies(upload -> assertThat(upload.threadsThatComputedFor(profileId))
                                .containsExactly("worker"));
            }
        }
    }

    @Test
    void on_a_system_without_a_profiler_the_service_says_so_and_goes_on() throws IOException, InterruptedException {
        var process = start("http://localhost:1", A_DAY, "-Dos.name=Plan 9");
        process.outputWriter().close();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines())
                    .filteredOn(line -> line.contains("WARN"))
                    .singleElement()
                    .asString()
                    .endsWith("Profiling is asked for and not available: Unsupported OS Plan 9");
        }
        end(process);
    }

    private static void end(Process process) throws IOException, InterruptedException {
        process.outputWriter().close();
        assertThat(process.waitFor()).isZero();
    }

    private static Process start(String server, String interval, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), ProfiledProcess.class.getName(), server, interval));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String profileId(BufferedReader output) {
        return output.lines()
                .flatMap(line -> PROFILE_ID.matcher(line).results().map(found -> found.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
