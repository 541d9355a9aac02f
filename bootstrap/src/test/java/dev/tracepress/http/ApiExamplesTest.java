package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the API document were really asked and answered: a walk through all operations gives the same ones, but for
 * times, traces, tokens and the like, which are written as if it had always been the same moment.
 *
 * <p>{@code mvn verify -Dopenapi.update=true} writes them anew.
 */
class ApiExamplesTest extends ServiceTest {

    private static final Path DOCUMENT = Path.of("../adapters-web/src/main/resources/openapi/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE))
            .build();
    private static final String CREDENTIALS = "{\"email\":\"%s@example.com\",\"password\":\"correct horse\"}";
    private static final String LOGGER = "dev.tracepress.audit";

    /** Whatever a walk gives, these do not end, or are longer than anybody reads. */
    private static final Set<String> SHORTENED = Set.of("findLoggers");

    private final Map<String, Example> examples = new LinkedHashMap<>();

    @Test
    void they_are_what_the_service_really_answers() throws IOException {
        walk();
        var document = (ObjectNode) JSON.readTree(Files.readString(DOCUMENT));
        var written = withExamples(document.deepCopy());
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(DOCUMENT, JSON.writeValueAsString(written) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(DOCUMENT)))
                .as("%s is out of date; write it anew with: mvn verify -Dopenapi.update=true", DOCUMENT)
                .isEqualTo(written);
        assertThat(operationIds(document))
                .as("operations without an example")
                .isSubsetOf(examples.keySet().stream()
                        .map(name -> name.replaceAll("\\?.*", ""))
                        .collect(Collectors.toSet()));
    }

    private void walk() {
        ask("root", api.get("/"), null);
        ask("health", api.get("/api/health"), null);
        ask("livez", api.get("/livez"), null);
        ask("readyz", api.get("/readyz"), null);
        ask("publishedKeys?404", api.get("/.well-known/jwks.json"), null);
        examples.put("publishedKeys", new Example(Optional.empty(), 404, Optional.empty()));
        ask("metrics", api.get("/metrics"), null);
        var grace = ask(
                        "register",
                        api.post("/api/register"),
                        "{\"email\":\"grace@example.com\",\"name\":\"Grace\",\"password\":\"correct horse\"}")
                .text("/token");
        ask("login", api.post("/api/login"), CREDENTIALS.formatted("grace"));
        ask("findSessions", api.get("/api/sessions").as(grace), null);
        ask("endSession?404", api.delete("/api/sessions/none-of-hers").as(grace), null);
        examples.put("endSession", new Example(Optional.empty(), 404, Optional.empty()));
        var gone = api.register("gone");
        ask("deleteUser", api.delete("/api/user").as(gone), "{\"currentPassword\":\"secret1\"}");
        ask("updateUser", api.put("/api/user").as(grace), "{\"bio\":\"Compilers.\",\"image\":null}");
        ask("currentUser", api.get("/api/user").as(grace), null);
        ask(
                "createArticle",
                api.post("/api/articles").as(grace),
                "{\"title\":\"Déjà vu in distributed systems\",\"body\":\"The clock was wrong.\"}");
        var article = "/api/articles/deja-vu-in-distributed-systems";
        ask("updateArticle", api.put(article).as(grace), "{\"description\":\"On clocks.\"}");
        ask("favorite", api.post(article + "/favorite").as(bob), null);
        eventually(service::hasNoJobs);
        ask("findArticle", api.get(article).as(bob), null);
        ask("findArticles", api.get("/api/articles?search=distributed"), null);
        ask("findNotifications", api.get("/api/notifications").as(grace), null);
        var notification = api.get("/api/notifications").as(grace).send().text("/notifications/0/id");
        ask(
                "readNotification",
                api.post("/api/notifications/" + notification + "/read").as(grace),
                null);
        ask("issueTicket", api.post("/api/notifications/stream/tickets").as(grace), null);
        ask("streamNotifications?401", api.get("/api/notifications/stream"), null);
        examples.put("streamNotifications", new Example(Optional.empty(), 401, Optional.empty()));
        ask("unfavorite", api.delete(article + "/favorite").as(bob), null);
        refusals(article);
        ask("deleteArticle", api.delete(article).as(grace), null);
        operations();
        ask("logout", api.post("/api/logout").as(grace), null);
    }

    /** One for each of the answers that several operations share. */
    private void refusals(String article) {
        ask("E400", api.post("/api/articles").as(ada), "{\"title\":\"\"}");
        ask("E401", api.get("/api/user"), null);
        ask("E403", api.delete(article).as(ada), null);
        ask("E404", api.get("/api/articles/no-such-article"), null);
        ask("E409", api.delete(article + "/favorite").as(ada), null);
        ask("E412", api.put(article).as(bob).header("If-Match", "\"other\""), "{}");
    }

    private void operations() {
        ask("opsHealth", api.get("/ops/health"), null);
        ask("wiring", api.get("/ops/wiring"), null);
        ask("findLoggers", api.get("/ops/loggers"), null);
        ask("setLevel", api.post("/ops/loggers/" + LOGGER), "{\"configuredLevel\":\"DEBUG\"}");
        ask("findLogger", api.get("/ops/loggers/" + LOGGER), null);
        api.post("/ops/loggers/" + LOGGER).json("{\"configuredLevel\":null}").send();
        ask("findJobs", api.get("/ops/jobs?state=succeeded&kind=notification"), null);
        ask("findJob", api.get("/ops/jobs/notification/favorite-1"), null);
        ask("findJobKinds", api.get("/ops/jobs/kinds"), null);
        ask("pauseJobs", api.post("/ops/jobs/notification/pause"), null);
        var title = publish("Waiting").text("/slug");
        api.post("/api/articles/" + title + "/favorite").as(bob).send();
        ask("runJobNow", api.post("/ops/jobs/notification/favorite-2/run"), null);
        ask("cancelJob", api.post("/ops/jobs/notification/favorite-2/cancel"), null);
        ask("resumeJobs", api.post("/ops/jobs/notification/resume"), null);
        ask("redriveJob?404", api.post("/ops/jobs/notification/favorite-1/redrive"), null);
        examples.put("redriveJob", new Example(Optional.empty(), 404, Optional.empty()));
        ask("redriveJobsOfKind", api.post("/ops/jobs/notification/redrive"), null);
        ask("redriveJobs", api.post("/ops/jobs/redrive"), null);
    }

    private Answer ask(String name, Call call, @Nullable String body) {
        var answer = (body == null ? call : call.json(body)).send();
        var isJson = answer.header("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        examples.put(
                name,
                new Example(
                        Optional.ofNullable(body).map(JSON::readTree),
                        answer.status(),
                        isJson
                                ? Optional.of(settled(shortened(name, answer.json())))
                                : Optional.of(answer.body())
                                        .filter(text -> !text.isEmpty())
                                        .map(text -> text.lines().limit(2).collect(Collectors.joining("\n")) + "\n…\n")
                                        .map(JsonNodeFactory.instance::stringNode)));
        return answer;
    }

    private static JsonNode shortened(String name, JsonNode answer) {
        if (!SHORTENED.contains(name)) {
            return answer;
        }
        var shorter = JsonNodeFactory.instance.objectNode();
        shorter.set("levels", answer.path("levels"));
        shorter.putObject("loggers").set(LOGGER, answer.path("loggers").path(LOGGER));
        return shorter;
    }

    /** As if it had always been the same moment, trace, token and machine. */
    private static JsonNode settled(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var settled = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> settled.set(member.getKey(), settledMember(member)));
                yield settled;
            }
            case ArrayNode array -> {
                var settled = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> settled.add(settled(element)));
                yield settled;
            }
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(settled(node.asString())) : node;
        };
    }

    private static JsonNode settledMember(Map.Entry<String, JsonNode> member) {
        return switch (member.getKey()) {
            case "token", "ticket" -> JsonNodeFactory.instance.stringNode("eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl");
            case "worker" ->
                member.getValue().isNull() ? member.getValue() : JsonNodeFactory.instance.stringNode("api-1");
            case "oldestDueSeconds" ->
                member.getValue().isNull() ? member.getValue() : JsonNodeFactory.instance.numberNode(0);
            default -> settled(member.getValue());
        };
    }

    private static String settled(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z", "2026-03-01T12:00:00.123456Z")
                .replaceAll("\\b[0-9a-f]{32}\\b", "4bf92f3577b34da6a3ce929d0e0e4736")
                .replaceAll(
                        "\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "8e03978e-40d5-43e8-bc93-6894a57f9324");
    }

    private ObjectNode withExamples(ObjectNode document) {
        operations(document).forEach((id, operation) -> example(id, operation));
        examples.forEach((name, example) -> {
            if (name.matches("E\\d{3}")) {
                var content = (ObjectNode) document.at("/components/responses/" + name + "/content/application~1json");
                example.answer().ifPresent(answer -> content.set("example", answer));
            }
        });
        return document;
    }

    private void example(String id, ObjectNode operation) {
        var example = examples.get(id);
        if (example == null) {
            return;
        }
        example.request()
                .ifPresent(body ->
                        ((ObjectNode) operation.at("/requestBody/content/application~1json")).set("example", body));
        var contents = operation.at("/responses/" + example.status() + "/content");
        if (contents instanceof ObjectNode types && !types.isEmpty()) {
            var first = types.properties().iterator().next().getValue();
            example.answer().ifPresent(answer -> ((ObjectNode) first).set("example", answer));
        }
    }

    private static Map<String, ObjectNode> operations(JsonNode document) {
        var operations = new LinkedHashMap<String, ObjectNode>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation instanceof ObjectNode object && object.has("operationId")) {
                        operations.put(object.path("operationId").asString(), object);
                    }
                }));
        return operations;
    }

    private static Set<String> operationIds(JsonNode document) {
        return operations(document).keySet();
    }

    /** What was asked, and answered. */
    private record Example(Optional<JsonNode> request, int status, Optional<JsonNode> answer) {}
}
