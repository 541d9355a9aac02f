package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.ops.Compose.Mount;
import dev.tracepress.ops.Compose.Service;
import dev.tracepress.ops.Compose.Variable;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever brings up the stack finds it whole, of known versions, within bounds, and without a secret in the file. */
@Execution(ExecutionMode.CONCURRENT)
class ComposeTest {

    /** Of those whose images hold one program, which cannot ask how it is. {@code permissions} ends at once. */
    private static final Set<String> CANNOT_BE_ASKED =
            Set.of("tempo", "mimir", "pyroscope", "collector", "permissions");

    private static final Pattern PINNED = Pattern.compile("[\\w./-]+:v?[0-9]+\\.[0-9]+[\\w.-]*");
    private static final Pattern SECRET_NAME = Pattern.compile("PASSWORD|SECRET|TOKEN(?!_URL)|CREDENTIAL");
    private static final Pattern FROM_OUTSIDE = Pattern.compile("\\$\\{(\\w+):(?:\\?[^}]+|-)}");
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("://[^:/@\\s]+:([^@]*)@");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?");
    private static final Pattern DOCUMENTED = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|ENVIRONMENT)\\b");
    private static final Pattern DOCUMENTED_OF_OTLP = Pattern.compile("`…(_[A-Z_]+)`");

    private static final Compose COMPOSE = new Compose();

    static Stream<Service> services() {
        return COMPOSE.services().stream();
    }

    static Stream<Service> ownServices() {
        return services().filter(Service::isBuiltHere);
    }

    @Test
    void the_stack_is_whole() {
        assertThat(services().map(Service::name))
                .containsExactlyInAnyOrder(
                        "api",
                        "worker",
                        "postgres",
                        "alloy",
                        "loki",
                        "tempo",
                        "mimir",
                        "pyroscope",
                        "prometheus",
                        "alertmanager",
                        "grafana",
                        "backends",
                        "permissions",
                        "collector",
                        "kafka",
                        "kafka-logs");
        assertThat(ownServices().map(Service::name)).containsExactly("api", "worker");
    }

    @ParameterizedTest
    @MethodSource("services")
    void an_image_is_of_one_version(Service service) {
        assertThat(service.isBuiltHere()
                        || PINNED.matcher(service.image().orElse("")).matches())
                .as(service.image().orElse("no image"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_takes_no_more_than_its_share(Service service) {
        var limits = service.json().path("deploy").path("resources").path("limits");

        assertThat(limits.path("memory").asString("")).matches("[0-9]+[MG]");
        assertThat(limits.path("cpus").asString("")).matches("[0-9.]+");
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_says_how_it_is_where_it_can(Service service) {
        // Of the service's own image the Dockerfile says it.
        var says = service.isAskedHowItIs()
                || (service.isBuiltHere()
                        && OpsFiles.text(OpsFiles.ROOT.resolve("Dockerfile")).contains("\nHEALTHCHECK "));

        assertThat(says).isNotEqualTo(CANNOT_BE_ASKED.contains(service.name()));
    }

    @Test
    void those_that_cannot_are_asked_from_outside() {
        assertThat(String.join(
                        " ", OpsFiles.texts(COMPOSE.service("backends").json().at("/healthcheck/test"))))
                .contains("http://tempo:3200/ready", "http://mimir:9009/ready", "http://pyroscope:4040/ready");
        assertThat(COMPOSE.service("collector").ports()).contains("127.0.0.1:13133:13133");
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_waits_until_what_it_needs_is_well(Service service) {
        var needs = service.json().path("depends_on");

        assertThat(needs.properties()).allSatisfy(need -> {
            var other = COMPOSE.service(need.getKey());
            assertThat(other.json().isMissingNode()).isFalse();
            assertThat(need.getValue().path("condition").asString())
                    .isEqualTo(other.isAskedHowItIs() ? "service_healthy" : "service_completed_successfully");
        });
        // Without a condition only for those that cannot be asked.
        assertThat(needs.isArray() ? OpsFiles.texts(needs) : Set.<String>of()).isSubsetOf(CANNOT_BE_ASKED);
    }

    @Test
    void the_service_waits_for_its_database_and_for_nobody_who_watches_it() {
        assertThat(ownServices())
                .allSatisfy(
                        service -> assertThat(service.json().path("depends_on").propertyNames())
                                .containsExactly("postgres"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void secrets_come_from_outside(Service service) {
        assertThat(service.environment()
                        .filter(variable -> SECRET_NAME.matcher(variable.name()).find())
                        .filter(variable ->
                                !FROM_OUTSIDE.matcher(variable.value()).matches()))
                .isEmpty();
        assertThat(OpsFiles.everywhere(service.json())
                        .filter(node -> node.isString())
                        .flatMap(node ->
                                PASSWORD_IN_ADDRESS.matcher(node.asString()).results())
                        .map(found -> found.group(1))
                        .filter(password -> !FROM_OUTSIDE.matcher(password).matches()))
                .isEmpty();
    }

    @Test
    void what_is_required_is_made_by_a_script_into_a_file_that_git_and_the_image_pass_over() {
        var required =
                REQUIRED.matcher(OpsFiles.text(OpsFiles.COMPOSE)).results().map(found -> found.group(1));
        var script = OpsFiles.text(OpsFiles.ROOT.resolve("ops/env.sh"));

        assertThat(required.distinct()).isNotEmpty().allMatch(name -> script.contains("\n" + name + "=$(secret "));
        assertThat(OpsFiles.text(OpsFiles.ROOT.resolve(".gitignore")).lines()).contains(".env");
        assertThat(OpsFiles.text(OpsFiles.ROOT.resolve(".dockerignore")).lines().filter(line -> !line.startsWith("#")))
                .startsWith("*")
                .noneMatch(line -> line.startsWith("!.env") || line.equals("!*"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void what_it_mounts_is_there(Service service) {
        assertThat(service.mounts()
                        .filter(Mount::isOfThisRepository)
                        .filter(mount -> !Files.exists(OpsFiles.ROOT.resolve(mount.from()))))
                .isEmpty();
    }

    @Test
    void every_volume_has_a_name_and_a_use() {
        assertThat(services()
                        .flatMap(Service::mounts)
                        .filter(mount -> !mount.isOfThisRepository())
                        .filter(mount -> !mount.from().equals("/var/run/docker.sock")))
                .allMatch(Mount::isVolume);
        assertThat(services()
                        .flatMap(Service::mounts)
                        .filter(Mount::isVolume)
                        .map(Mount::from)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(COMPOSE.volumes());
        assertThat(COMPOSE.service("postgres").mounts()).containsExactly(new Mount("postgres", "/var/lib/postgresql"));
    }

    @ParameterizedTest
    @CsvSource({
        "api,8080:8080",
        "alloy,4317:4317 4318:4318 12345:12345",
        "collector,4317:4317 4318:4318 13133:13133",
        "loki,3100:3100",
        "tempo,3200:3200",
        "mimir,9009:9009",
        "pyroscope,4040:4040",
        "prometheus,9090:9090",
        "alertmanager,9093:9093",
        "grafana,13000:3000",
    })
    void its_ports_are_those_that_people_know_and_open_to_this_machine_alone(String service, String ports) {
        assertThat(COMPOSE.service(service).ports())
                .containsExactlyElementsOf(Stream.of(ports.split(" "))
                        .map(port -> "127.0.0.1:" + port)
                        .toList());
    }

    @Test
    void no_other_port_is_open() {
        assertThat(services().filter(service -> !service.ports().isEmpty()))
                .hasSize(10)
                .flatMap(Service::ports)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("ownServices")
    void the_service_is_told_nothing_that_it_does_not_know(Service service) {
        var documents = OpsFiles.text(OpsFiles.ROOT.resolve("docs/settings.md"))
                + OpsFiles.text(OpsFiles.ROOT.resolve("docs/observability.md"));
        var documented = Stream.concat(
                        groups(DOCUMENTED, documents),
                        groups(DOCUMENTED_OF_OTLP, documents).map(end -> "OTEL_EXPORTER_OTLP" + end))
                .collect(Collectors.toUnmodifiableSet());

        assertThat(service.environment().map(Variable::name)).isNotEmpty().allMatch(documented::contains);
    }

    @Test
    void each_role_has_a_name_by_which_all_signals_know_it() {
        assertThat(ownServices()).allSatisfy(service -> {
            assertThat(service.setting("TRACEPRESS_ROLE")).isEqualTo(service.name());
            assertThat(service.setting("OTEL_SERVICE_NAME")).isEqualTo("tracepress-" + service.name());
            assertThat(service.setting("OTEL_EXPORTER_OTLP_ENDPOINT")).isEqualTo("http://otlp:4318");
        });
        assertThat(OpsFiles.children(OpsFiles.yaml(OpsFiles.ROOT.resolve("ops/prometheus/prometheus.yml"))
                                .path("scrape_configs"))
                        .map(job -> job.path("job_name").asString()))
                .contains("tracepress-api", "tracepress-worker");
    }

    @Test
    void telemetry_goes_to_whichever_profile_runs() {
        assertThat(services()
                        .filter(service -> OpsFiles.texts(service.json().at("/networks/default/aliases"))
                                .contains("otlp"))
                        .map(service ->
                                service.name() + OpsFiles.texts(service.json().path("profiles"))))
                .containsExactly("alloy[alloy]", "collector[collector]");
        assertThat(OpsFiles.text(OpsFiles.ROOT.resolve("ops/env.sh"))).contains("\nCOMPOSE_PROFILES=alloy\n");
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
