package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Whoever is woken by an alert finds what it means and what to do. */
@Execution(ExecutionMode.CONCURRENT)
class RunbooksTest {

    private static final Path ROOT = Path.of("..");
    private static final Path RUNBOOKS = ROOT.resolve("ops/runbooks");

    private static final List<String> SECTIONS =
            List.of("What it means", "Who feels it", "Look here", "Do this", "When it is over", "How it was tried");

    record Alert(String name, Map<String, String> labels, Map<String, String> annotations) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_says_how_bad_it_is_what_is_wrong_with_figures_and_where_to_look(Alert alert) {
        assertThat(alert.labels()).containsKey("severity");
        assertThat(alert.labels().get("severity")).isIn("critical", "warning", "none");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook", "dashboard");
        assertThat(alert.annotations().values()).noneMatch(String::isBlank);
        assertThat(alert.annotations()).containsEntry("runbook", "ops/runbooks/" + alert.name() + ".md");
        assertThat(alert.annotations().get("dashboard")).matches("http://localhost:13000/d/tracepress-[a-z]+");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void its_runbook_has_every_section_and_none_is_empty(Alert alert) throws IOException {
        var runbook = Files.readString(RUNBOOKS.resolve(alert.name() + ".md"));

        assertThat(sections(runbook)).containsExactlyElementsOf(SECTIONS);
        assertThat(runbook).startsWith("# " + alert.name() + "\n");
        assertThat(runbook.split("(?m)^## .*$")).noneMatch(String::isBlank);
    }

    @Test
    void runbooks_ask_for_every_process_whatever_its_role() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            for (var runbook : files.toList()) {
                assertThat(Files.readString(runbook)).doesNotContain("=\"tracepress\"", "= \"tracepress\"");
            }
        }
    }

    @Test
    void every_runbook_belongs_to_an_alert() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            alerts().map(alert -> alert.name() + ".md").toList());
        }
    }

    @Test
    void links_between_runbooks_lead_somewhere() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            for (var file : files.toList()) {
                assertThat(links(Files.readString(file)))
                        .as(file.toString())
                        .allMatch(link -> Files.exists(RUNBOOKS.resolve(link)));
            }
        }
    }

    static Stream<Alert> alerts() throws IOException {
        try (var files = Files.list(ROOT.resolve("ops/prometheus/rules"))) {
            return files.sorted().flatMap(RunbooksTest::alertsIn).toList().stream();
        }
    }

    private static Stream<Alert> alertsIn(Path file) {
        return list(read(file).get("groups")).stream()
                .flatMap(group -> list(map(group).get("rules")).stream())
                .map(RunbooksTest::map)
                .filter(rule -> rule.containsKey("alert"))
                .map(rule -> new Alert(
                        String.valueOf(rule.get("alert")), texts(rule.get("labels")), texts(rule.get("annotations"))));
    }

    private static Map<?, ?> read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return map(new Yaml().load(reader));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static Map<String, String> texts(@Nullable Object value) {
        return map(value).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }

    private static List<String> sections(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring("## ".length()))
                .toList();
    }

    private static Stream<String> links(String markdown) {
        return Pattern.compile("\\]\\(([A-Za-z]+\\.md)\\)")
                .matcher(markdown)
                .results()
                .map(found -> found.group(1));
    }
}
