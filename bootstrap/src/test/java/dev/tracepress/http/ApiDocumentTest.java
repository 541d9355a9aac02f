package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document of the API tells the truth. */
class ApiDocumentTest extends ServiceTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    /** Spring Boot's own, which have no controller. */
    private static final Set<String> OF_THE_ACTUATOR = Set.of(
            "GET /livez",
            "GET /readyz",
            "GET /metrics",
            "GET /ops/health",
            "GET /ops/loggers",
            "GET /ops/loggers/{name}",
            "POST /ops/loggers/{name}");

    /** The document and its page do not describe themselves. */
    private static final Set<String> OF_THE_DOCUMENT =
            Set.of("GET /openapi.json", "GET /docs", "GET /docs/docs.js", "GET /docs/page.css", "GET /docs/errors");

    /** A page, and what it asks for changes with it. */
    private static final String OF_THE_CONSOLE = " /console";

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(docs/[^\"]+)\"");

    private final JsonNode document = api.get("/openapi.json").send().json();

    @Test
    void it_describes_every_route_and_no_other() {
        var described = operations()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toUnmodifiableSet());
        var served = Stream.of(service.routes(), OF_THE_ACTUATOR)
                .flatMap(Set::stream)
                .filter(route -> !OF_THE_DOCUMENT.contains(route))
                .filter(route -> !route.contains(OF_THE_CONSOLE));

        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(described).containsExactlyInAnyOrderElementsOf(served.toList());
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_says_what_comes_back() {
        assertThat(operations()
                        .map(operation -> operation.json().path("operationId").asString()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.json().path("summary").asString()).isNotBlank();
            assertThat(operation.json().path("responses").propertyNames())
                    .contains("default")
                    .anyMatch(status -> status.startsWith("2"));
            assertThat(parameters(operation)).containsAll(placeholders(operation.path()));
        });
    }

    @Test
    void whatever_it_refers_to_is_there() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void answers_have_just_the_members_that_it_names() {
        publish("A title");
        api.post("/api/articles/a-title/favorite").as(bob).send();
        eventually(service::hasNoJobs);

        describes("Article", get("/api/articles/a-title"));
        describes("ArticlePage", get("/api/articles"));
        describes("User", get("/api/user").path("user"));
        describes("Inbox", get("/api/notifications"));
        describes("Notification", get("/api/notifications").at("/notifications/0"));
        describes("Health", get("/api/health"));
        describes("JobPage", get("/ops/jobs"));
        describes("Job", get("/ops/jobs/notification/favorite-1"));
        describes("JobKind", get("/ops/jobs/kinds").path(0));
        describes("Wiring", get("/ops/wiring"));
        describes("WiringChoice", get("/ops/wiring").at("/choices/0"));
        describes("ApiError", get("/api/articles/none"));
    }

    @Test
    void people_can_read_and_try_it_on_a_page_that_loads_nothing_from_elsewhere() {
        var page = api.get("/docs").header("Accept", "text/html").send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).doesNotContain("http:", "https:");
        var assets = ASSET.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(assets)
                .hasSizeGreaterThan(1)
                .allSatisfy(asset -> assertThat(api.get("/" + asset).send().status())
                        .as(asset)
                        .isEqualTo(200));
    }

    private void describes(String schema, JsonNode answer) {
        var described = document.at("/components/schemas/" + schema);
        var required =
                described.path("required").valueStream().map(JsonNode::asString).toList();
        assertThat(answer.propertyNames())
                .as(schema)
                .containsAll(required)
                .isSubsetOf(described.path("properties").propertyNames());
    }

    private JsonNode get(String path) {
        return api.get(path).as(ada).send().json();
    }

    private Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(
                                member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue())));
    }

    private static List<String> parameters(Operation operation) {
        return operation
                .json()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("path"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    private static List<String> placeholders(String path) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private record Operation(String method, String path, JsonNode json) {}
}
