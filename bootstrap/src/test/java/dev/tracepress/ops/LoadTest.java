package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.wiring.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The generator of load gets from the service what it expects, in all that it does. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadTest {

    private static final Path SOURCE = Path.of("..", "ops", "load", "Load.java");

    private Path classes = SOURCE;

    /** Whatever the machine is busy with, nobody is turned away or left waiting. */
    private final RunningService service = RunningService.start(
            "--TRACEPRESS_DEMO=true", "--TRACEPRESS_ADMITTED_WITHIN=off", "--TRACEPRESS_REQUEST_DEADLINE=60s");

    /** Those that only look at what it says need not compile it each time, as who starts its source does. */
    @BeforeAll
    void compile(@TempDir Path classes) {
        this.classes = classes;
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), SOURCE.toString()))
                .isZero();
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void people_do_all_that_people_do_and_nothing_is_unexpected() throws IOException, InterruptedException {
        var run = start(List.of(SOURCE.toString()), "--actions=250", "--rate=10", "--people=3", "--seed=1", "--demo");

        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.said())
                .contains("read  ", "leaf through all", "search", "favourite  ", "favourite no more", "write", "edit")
                .contains("delete", "look into the inbox", "make a mistake", "demonstrate")
                .contains("250 done", "0 unexpected");
    }

    @Test
    void what_nobody_could_expect_is_told_and_makes_it_fail() throws IOException, InterruptedException {
        var run = run("--url=" + service.url() + "/nowhere");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.said()).contains("They could not");
    }

    @Test
    void a_wrong_argument_is_named() throws IOException, InterruptedException {
        assertThat(run("--speed=1").said()).contains("--speed is not known");
        assertThat(run("--rate=much").said()).contains("--rate must be a positive number, not much");
        assertThat(run("--rate=0").exit()).isEqualTo(2);
        assertThat(run("--people=0.5").said()).contains("--people must be a whole number, not 0.5");
        assertThat(run("--url=ftp://x").said()).contains("--url must be like http://localhost:8080, not ftp://x");
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        return start(List.of("-cp", classes.toString(), "Load"), arguments);
    }

    private Run start(List<String> program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program);
        command.add("--url=" + service.url());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private record Run(int exit, String said) {}
}
