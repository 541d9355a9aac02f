package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Dashboards and data sources fit together, and what points to them finds them. */
@Execution(ExecutionMode.CONCURRENT)
class GrafanaTest {

    private static final int COLUMNS = 24;
    private static final Pattern DASHBOARD_LINK = Pattern.compile("/d/([\\w-]+)");
    private static final Pattern RUNBOOK_LINK = Pattern.compile("ops/runbooks/[\\w./-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{)?([a-z]\\w*)");

    private static final Map<String, String> SOURCES = sources();

    static Stream<Path> dashboards() {
        return OpsFiles.dashboards().stream();
    }

    @Test
    void there_is_one_for_each_concern() {
        assertThat(OpsFiles.dashboards().stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "api.json",
                        "database.json",
                        "jobs.json",
                        "jvm.json",
                        "logs.json",
                        "profiles.json",
                        "traces.json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_dashboard_is_known_by_the_name_of_its_file(Path file) {
        assertThat(OpsFiles.json(file).path("uid").asString() + ".json").isEqualTo("tracepress-" + file.getFileName());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void it_asks_data_sources_that_are_provisioned(Path file) {
        assertThat(OpsFiles.everywhere(OpsFiles.json(file))
                        .map(node -> node.path("datasource"))
                        .filter(JsonNode::isObject)
                        .filter(source -> !source.path("type")
                                .asString()
                                .equals(SOURCES.get(source.path("uid").asString()))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void each_panel_has_an_id_of_its_own_a_title_and_something_to_show(Path file) {
        var panels = panels(file);

        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            assertThat(panel.path("type").asString().equals("row")
                            || !panel.path("targets").isEmpty())
                    .as(panel.path("title").asString())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void no_panel_lies_on_another_or_sticks_out(Path file) {
        var cells = panels(file).stream()
                .map(panel -> panel.path("gridPos"))
                .flatMap(GrafanaTest::cells)
                .toList();

        assertThat(cells).doesNotHaveDuplicates().allMatch(cell -> cell.x() < COLUMNS);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_variable_in_it_is_declared_and_used(Path file) {
        var dashboard = OpsFiles.json(file);
        var declared = OpsFiles.children(dashboard.path("templating").path("list"))
                .map(variable -> variable.path("name").asString())
                .toList();
        var used = OpsFiles.everywhere(dashboard.path("panels"))
                .filter(JsonNode::isString)
                .flatMap(text -> VARIABLE.matcher(text.asString()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());

        assertThat(used).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void links_between_data_sources_lead_to_one() {
        var sources = OpsFiles.yaml(OpsFiles.DATA_SOURCES);
        var linked = OpsFiles.everywhere(sources)
                .map(node -> node.path("datasourceUid").asString(""))
                .filter(uid -> !uid.isEmpty())
                .collect(Collectors.toUnmodifiableSet());

        // From each kind of signal to another.
        assertThat(linked).containsExactlyInAnyOrder("prometheus", "mimir", "loki", "tempo", "pyroscope");
        assertThat(SOURCES).containsKeys(linked.toArray(String[]::new));
    }

    @Test
    void data_sources_ask_programs_of_the_stack_on_the_ports_that_they_listen_on() {
        assertThat(OpsFiles.children(OpsFiles.yaml(OpsFiles.DATA_SOURCES).path("datasources"))
                        .map(source -> source.path("url").asString()))
                .containsExactlyInAnyOrder(
                        "http://prometheus:9090",
                        "http://mimir:9009/prometheus",
                        "http://loki:3100",
                        "http://tempo:3200",
                        "http://pyroscope:4040",
                        "http://alertmanager:9093");
    }

    @Test
    void alerts_lead_to_dashboards_and_runbooks_that_are_there() {
        var texts = OpsFiles.rules().stream()
                .flatMap(file -> OpsFiles.everywhere(OpsFiles.yaml(file)))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        var uids = OpsFiles.dashboards().stream()
                .map(file -> OpsFiles.json(file).path("uid").asString())
                .collect(Collectors.toUnmodifiableSet());

        assertThat(linked(DASHBOARD_LINK, texts)).isSubsetOf(uids);
        assertThat(linked(RUNBOOK_LINK, texts)).allMatch(runbook -> Files.exists(OpsFiles.ROOT.resolve(runbook)));
    }

    private static Set<String> linked(Pattern link, List<String> texts) {
        return texts.stream()
                .flatMap(text -> link.matcher(text).results())
                .map(found -> found.group(found.groupCount()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> sources() {
        return OpsFiles.children(OpsFiles.yaml(OpsFiles.DATA_SOURCES).path("datasources"))
                .collect(Collectors.toUnmodifiableMap(
                        source -> source.path("uid").asString(),
                        source -> source.path("type").asString()));
    }

    private static List<JsonNode> panels(Path file) {
        return OpsFiles.children(OpsFiles.json(file).path("panels")).toList();
    }

    private static Stream<Cell> cells(JsonNode position) {
        var left = position.path("x").asInt();
        var top = position.path("y").asInt();
        return Stream.iterate(left, x -> x < left + position.path("w").asInt(), x -> x + 1)
                .flatMap(x -> Stream.iterate(
                                top, y -> y < top + position.path("h").asInt(), y -> y + 1)
                        .map(y -> new Cell(x, y)));
    }

    private record Cell(int x, int y) {}
}
