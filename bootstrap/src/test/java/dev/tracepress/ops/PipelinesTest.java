package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.ops.Alloy.Component;
import dev.tracepress.ops.Compose.Service;
import dev.tracepress.ops.Compose.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What carries telemetry leaks nowhere: each part is connected, and what it sends to is there. */
@Execution(ExecutionMode.CONCURRENT)
class PipelinesTest {

    /** Where telemetry enters, so that nothing of the file leads there. */
    private static final Pattern SOURCE = Pattern.compile("otelcol\\.receiver\\..+|loki\\.source\\..+");

    private static final Set<String> ALLOYS_OWN = Set.of(
            "otelcol.receiver.otlp",
            "otelcol.processor.memory_limiter",
            "otelcol.processor.filter",
            "otelcol.processor.batch",
            "otelcol.exporter.otlphttp",
            "discovery.docker",
            "discovery.relabel",
            "loki.source.docker",
            "loki.source.kafka",
            "loki.process",
            "loki.write");

    private static final Pattern HOST = Pattern.compile("(?:http://)?([a-z][a-z-]*):([0-9]+)[\\w/.]*");
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:(\\w+)}");
    private static final Path COLLECTOR = OpsFiles.ROOT.resolve("ops/collector/collector.yml");

    /** What listens where. 4317 and 4318 of Tempo are open within the stack alone. */
    private static final Set<String> LISTENING =
            Set.of("tempo:4317", "tempo:4318", "tempo:3200", "mimir:9009", "loki:3100", "kafka:9092");

    static Stream<Path> alloys() {
        return OpsFiles.matching("ops/alloy/[^/]+\\.alloy").stream();
    }

    static Stream<Path> collectors() {
        return Stream.of("local.yml", "scout.yml").map(COLLECTOR::resolveSibling);
    }

    @ParameterizedTest
    @MethodSource("alloys")
    void every_component_of_alloy_is_known_and_has_a_name_of_its_own(Path file) {
        var alloy = new Alloy(file);

        assertThat(alloy.unbalanced()).isEmpty();
        assertThat(alloy.components()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(alloy.components().stream().map(Component::kind)).isSubsetOf(ALLOYS_OWN);
    }

    @ParameterizedTest
    @MethodSource("alloys")
    void alloy_leaves_no_loose_end(Path file) {
        var alloy = new Alloy(file);
        var declared = alloy.components().stream().map(Component::name).collect(Collectors.toUnmodifiableSet());

        assertThat(alloy.references()).isNotEmpty().isSubsetOf(declared);
        assertThat(declared.stream().filter(name -> !SOURCE.matcher(name).matches()))
                .isSubsetOf(alloy.references());
    }

    @ParameterizedTest
    @MethodSource("alloys")
    void alloy_sends_to_those_who_listen(Path file) {
        var hosts = new Alloy(file)
                .texts().stream()
                        .map(text -> text.substring(1, text.length() - 1))
                        .filter(text -> HOST.matcher(text).matches())
                        .map(text -> HOST.matcher(text).replaceFirst("$1:$2"))
                        .toList();

        assertThat(hosts).isNotEmpty().isSubsetOf(LISTENING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"traces", "metrics", "logs"})
    void alloy_hands_on_every_kind_of_signal(String signal) {
        // From the receiver to an exporter: a list of consumers under its name in each of the four steps.
        var text = OpsFiles.text(OpsFiles.ROOT.resolve("ops/alloy/config.alloy"));

        assertThat(Pattern.compile("(?m)^ +" + signal + " += \\[otelcol\\.")
                        .matcher(text)
                        .results()
                        .count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void the_topic_and_the_broker_are_those_of_the_service() {
        assertThat(new Alloy(OpsFiles.ROOT.resolve("ops/alloy/kafka.alloy")).texts())
                .contains("\"application.logs\"", "\"kafka:9092\"");
        assertThat(OpsFiles.text(OpsFiles.ROOT.resolve("docs/settings.md")))
                .contains("| `LOG_KAFKA_TOPIC` | `application.logs` |");
        assertThat(new Compose().service("kafka").setting("KAFKA_ADVERTISED_LISTENERS"))
                .isEqualTo("PLAINTEXT://kafka:9092");
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void the_pipelines_of_the_collector_are_made_of_what_is_declared(Path exporting) {
        var base = OpsFiles.yaml(COLLECTOR);
        var more = OpsFiles.yaml(exporting);
        var pipelines = more.path("service").path("pipelines");

        assertThat(pipelines.propertyNames()).containsExactlyInAnyOrder("traces", "metrics", "logs");
        assertThat(pipelines).allSatisfy(pipeline -> {
            assertThat(OpsFiles.texts(pipeline.path("receivers"))).isSubsetOf(names(base, "receivers"));
            assertThat(OpsFiles.texts(pipeline.path("processors")))
                    .isSubsetOf(names(base, "processors"))
                    .startsWith("memory_limiter")
                    .contains("resource")
                    .endsWith("batch");
            assertThat(OpsFiles.texts(pipeline.path("exporters"))).isNotEmpty().isSubsetOf(names(more, "exporters"));
        });
        assertThat(OpsFiles.texts(pipelines.path("traces").path("processors"))).contains("filter/health");
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void its_exporters_try_again_and_its_extensions_are_started(Path exporting) {
        var base = OpsFiles.yaml(COLLECTOR);
        var more = OpsFiles.yaml(exporting);
        // A list in the later file takes the place of that in the former.
        var started = more.path("service").has("extensions") ? more : base;

        assertThat(more.path("exporters"))
                .isNotEmpty()
                .allMatch(exporter -> exporter.at("/retry_on_failure/enabled").asBoolean());
        assertThat(OpsFiles.texts(started.path("service").path("extensions")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(base, more)
                        .flatMap(file -> names(file, "extensions").stream())
                        .toList());
    }

    @Test
    void it_is_asked_on_its_own_port_and_sends_to_those_who_listen() {
        assertThat(OpsFiles.yaml(COLLECTOR)
                        .at("/extensions/health_check/endpoint")
                        .asString())
                .isEqualTo("0.0.0.0:13133");
        assertThat(OpsFiles.children(OpsFiles.yaml(COLLECTOR.resolveSibling("local.yml"))
                                .path("exporters"))
                        .map(exporter -> HOST.matcher(exporter.path("endpoint").asString())
                                .replaceFirst("$1:$2")))
                .isNotEmpty()
                .isSubsetOf(LISTENING);
    }

    @Test
    void what_it_reads_from_its_environment_is_handed_to_it() {
        var read = FROM_ENVIRONMENT
                .matcher(OpsFiles.text(COLLECTOR.resolveSibling("scout.yml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());

        assertThat(new Compose().service("collector").environment().map(Variable::name))
                .containsExactlyInAnyOrderElementsOf(read)
                .containsExactlyInAnyOrder(
                        "SCOUT_ENDPOINT",
                        "SCOUT_CLIENT_ID",
                        "SCOUT_CLIENT_SECRET",
                        "SCOUT_TOKEN_URL",
                        "SCOUT_AUDIENCE");
    }

    @Test
    void the_stores_listen_where_they_are_looked_for() {
        assertThat(List.of("loki", "tempo", "mimir", "pyroscope")).allSatisfy(name -> {
            var port = store(name).at("/server/http_listen_port").asString();
            assertThat(new Compose().service(name).ports()).containsExactly("127.0.0.1:" + port + ":" + port);
        });
    }

    @Test
    void what_tempo_makes_of_spans_goes_to_a_store_that_takes_it() {
        assertThat(OpsFiles.children(store("tempo").at("/metrics_generator/storage/remote_write"))
                        .map(write -> write.path("url").asString()))
                .containsExactly("http://mimir:9009/api/v1/push");
        assertThat(OpsFiles.texts(store("tempo").at("/overrides/defaults/metrics_generator/processors")))
                .containsExactly("service-graphs", "span-metrics", "local-blocks");
        assertThat(store("mimir").at("/limits/max_global_exemplars_per_user").asInt())
                .isPositive();
    }

    @Test
    void the_stores_keep_everything_in_their_volumes() {
        assertThat(List.of("loki", "tempo", "mimir", "pyroscope")).allSatisfy(name -> {
            var volume = new Compose()
                    .service(name)
                    .mounts()
                    .filter(Compose.Mount::isVolume)
                    .findFirst()
                    .orElseThrow();
            assertThat(OpsFiles.everywhere(store(name))
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString)
                            .filter(text -> text.startsWith("/")))
                    .isNotEmpty()
                    .allMatch(path -> path.startsWith(volume.to()));
        });
    }

    private static JsonNode store(String name) {
        return OpsFiles.yaml(OpsFiles.ROOT.resolve("ops/%s/%s.yml".formatted(name, name)));
    }

    private static Set<String> names(JsonNode file, String part) {
        return Set.copyOf(file.path(part).propertyNames());
    }

    /** So that a typo in {@link #LISTENING} is found out. */
    @Test
    void those_who_listen_are_services() {
        assertThat(LISTENING.stream().map(address -> address.replaceFirst(":.*", "")))
                .isSubsetOf(new Compose().services().stream().map(Service::name).toList());
    }
}
