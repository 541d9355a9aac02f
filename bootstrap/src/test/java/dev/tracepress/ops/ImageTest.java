package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The image is small, its process is nobody in particular and hears of its end, and its JVM finds its cache. */
@Execution(ExecutionMode.CONCURRENT)
class ImageTest {

    private static final Pattern STAGE = Pattern.compile("(?m)^FROM (\\S+)(?: AS (\\w+))?$");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?:--from=(\\w+) )?(.+) (\\S+)$");
    private static final String CACHE = "tracepress.aot";

    private final String dockerfile =
            OpsFiles.text(OpsFiles.ROOT.resolve("Dockerfile")).replace("\\\n", "");
    private final String last = dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));

    @Test
    void it_is_made_of_known_versions() {
        var stages = STAGE.matcher(dockerfile)
                .results()
                .filter(stage -> stage.group(2) != null)
                .map(stage -> stage.group(2))
                .toList();

        assertThat(stages).containsExactly("build", "jre", "training");
        assertThat(STAGE.matcher(dockerfile).results().map(stage -> stage.group(1)))
                .allMatch(image -> stages.contains(image) || image.matches("[\\w/-]+:[0-9]+\\.[0-9][\\w.-]*"));
        assertThat(COPY.matcher(dockerfile).results().filter(copy -> copy.group(1) != null))
                .isNotEmpty()
                .allMatch(copy -> stages.contains(copy.group(1)));
    }

    @Test
    void its_process_is_not_root_and_no_shell_stands_before_it() {
        assertThat(last).contains("\nUSER 10001:10001\n");
        assertThat(last).containsPattern("\nENTRYPOINT \\[\"java\", .*\"/app/tracepress.jar\"]\n");
        assertThat(last).containsPattern("\nHEALTHCHECK [^\n]*CMD \\[\"/opt/tracepress/healthy.sh\"]\n");
        assertThat(dockerfile.lines()).noneMatch(line -> line.startsWith("ADD ") || line.startsWith("CMD "));
    }

    @Test
    void its_jvm_is_that_of_the_training_and_finds_jars_and_options_in_the_same_places() {
        var training = dockerfile.substring(dockerfile.indexOf(" AS training\n"), dockerfile.lastIndexOf("\nFROM "));

        assertThat(last).startsWith("\nFROM jre\n").contains("\nWORKDIR /app\n");
        assertThat(training)
                .contains("COPY --from=jre /opt/java/openjdk /opt/java/openjdk\n")
                .contains("train.sh /app /opt/tracepress/jvm.options /cache/" + CACHE + "\n");
        assertThat(last)
                .contains("COPY --from=training /cache/" + CACHE + " ./\n")
                .contains("\"@/opt/tracepress/jvm.options\", \"-XX:AOTCache=/app/" + CACHE + "\"");
        assertThat(layers(training)).containsExactlyElementsOf(layers(last)).hasSize(4);
    }

    @Test
    void it_says_what_the_readme_says_of_the_jvm() {
        assertThat(OpsFiles.text(OpsFiles.ROOT.resolve("ops/image/jvm.options")).lines())
                .contains("--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void what_it_copies_from_here_is_there_and_not_ignored() {
        var copied = COPY.matcher(dockerfile)
                .results()
                .filter(copy -> copy.group(1) == null && !copy.group(2).equals("."))
                .flatMap(copy -> Stream.of(copy.group(2).split(" ")))
                .collect(Collectors.toUnmodifiableSet());

        assertThat(copied)
                .containsExactlyInAnyOrder("ops/image/jvm.options", "ops/image/healthy.sh", "ops/image/train.sh");
        assertThat(copied).allMatch(file -> Files.exists(OpsFiles.ROOT.resolve(file)));
        assertThat(copied.stream().filter(file -> file.endsWith(".sh")))
                .allMatch(file -> Files.isExecutable(OpsFiles.ROOT.resolve(file)));
        assertThat(OpsFiles.text(OpsFiles.ROOT.resolve(".dockerignore")).lines())
                .contains("!ops/image", "!*/src/main", "!*/pom.xml", "!pom.xml");
    }

    private static List<String> layers(String stage) {
        return Pattern.compile("/layers/([\\w-]+)/")
                .matcher(stage)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
