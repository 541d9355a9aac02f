package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.RawConnection;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Promise 14: what people entrust to the service does not leave it by spans, logs, metrics, errors or jobs, though everything
 * is logged that can be, and much goes wrong. The role api leaves jobs in the queue to be looked at.
 */
class PrivacyTest extends TelemetryTest {

    private static final String PASSWORD = "CanaryPasswordQ7";
    private static final List<String> CANARIES = List.of(
            PASSWORD,
            "CanaryAddressQ7",
            "canaryaddressq7",
            "CanaryKeyQ7",
            "CanaryNameQ7",
            "CanaryBioQ7",
            "CanaryImageQ7",
            "CanaryTitleQ7",
            "CanaryDescriptionQ7",
            "CanaryBodyQ7",
            "CanarySearchQ7",
            "CanaryAuthorQ7",
            "CanaryHeaderQ7",
            "CanaryBaggageQ7",
            "CanaryTokenQ7");

    private final List<String> answers = new ArrayList<>();

    PrivacyTest() {
        super(
                "--TRACEPRESS_ROLE=api",
                "--TRACEPRESS_REQUEST_DEADLINE=3s",
                "--LOG_LEVEL=debug",
                "--logging.level.root=trace",
                RULES_ARE_SILENT,
                BrokenRoutes.SETTING);
    }

    @Test
    void nothing_that_people_wrote_is_told() throws IOException {
        receiver.clear();
        var token = register();
        write(token);
        read(token);
        makeMistakes(token);
        breakOff();
        var jobs = resultOf(service.database()
                .sql("SELECT string_agg(convert_from(task_data, 'UTF8'), ' ') FROM scheduled_tasks")
                .mapValue(String.class)
                .one());
        var hash = resultOf(service.database()
                .sql("SELECT password_hash FROM users ORDER BY id DESC LIMIT 1")
                .mapValue(String.class)
                .one());
        breakDown(token);
        var marker = api.get("/api/articles/none").send().text("/trace_id");
        trace(marker, span -> span.kind().equals("SERVER"));
        holds(() -> receiver.logs().stream().anyMatch(log -> log.traceId().equals(marker)));

        var told = receiver.everything() + jobs + api.get("/metrics").send().body() + answers;
        var secrets = new ArrayList<>(CANARIES);
        secrets.add(token);
        secrets.add(hash);

        assertThat(receiver.logs())
                .as("lines at DEBUG")
                .anyMatch(log -> log.severityText().equals("DEBUG"));
        assertThat(jobs).contains("favoriteId");
        assertThat(told).as("addresses of clients, as Netty writes them").doesNotContain("R:/");
        new Verdict("14")
                .figure("canaries", secrets.size())
                .figure("spans", receiver.spans().size())
                .figure("logRecords", receiver.logs().size())
                .figure("metrics", receiver.metrics().size())
                .figure("errorBodies", answers.size())
                .mustBeZero("hits", secrets.stream().filter(told::contains).count())
                .give();
    }

    private String register() {
        return api.post("/api/register")
                .header("baggage", "who=CanaryBaggageQ7")
                .header("X-Canary", "CanaryHeaderQ7")
                .json("""
                        {"email":"CanaryAddressQ7@example.com","name":"CanaryNameQ7","password":"CanaryPasswordQ7"}""")
                .send()
                .text("/token");
    }

    private void write(String token) {
        api.put("/api/user")
                .as(token)
                .json("{\"bio\":\"CanaryBioQ7\",\"image\":\"CanaryImageQ7\"}")
                .send();
        api.post("/api/articles")
                .as(token)
                .header("Idempotency-Key", "CanaryKeyQ7")
                .json("""
                        {"title":"CanaryTitleQ7","description":"CanaryDescriptionQ7","body":"CanaryBodyQ7"}""")
                .send();
        api.post("/api/articles/canarytitleq7/favorite")
                .as(bob)
                .header("baggage", "who=CanaryBaggageQ7")
                .send();
    }

    private void read(String token) {
        api.get("/api/articles?search=CanarySearchQ7&author=CanaryAuthorQ7")
                .as(token)
                .send();
        api.get("/api/user").as(token).send();
    }

    private void makeMistakes(String token) {
        told("POST", "/api/login", "{\"email\":\"CanaryAddressQ7@example.com\",\"password\":\"CanaryPasswordQ7!\"}");
        told(
                "POST",
                "/api/register",
                "{\"email\":\"CanaryAddressQ7@example.com\",\"name\":\"CanaryNameQ7\",\"password\":\"CanaryPasswordQ7\"}");
        told(
                "POST",
                "/api/register",
                "{\"email\":\"CanaryAddressQ7\",\"name\":\"CanaryNameQ7\",\"password\":\"CanaryPasswordQ7\"}");
        told("POST", "/api/login", "{\"email\":\"CanaryAddressQ7\",\"password\":{\"CanaryPasswordQ7\":1}}");
        told("POST", "/api/login", "{\"email\":CanaryAddressQ7");
        told("GET", "/api/articles?search=%00CanarySearchQ7", "");
        told("GET", "/api/articles?page=CanarySearchQ7", "");
        answers.add(api.put("/api/user").as(token).json("""
                        {"email":"CanaryAddressQ7c@example.com","password":"CanaryPasswordQ7","currentPassword":"CanaryPasswordQ7!"}""").send().body());
        answers.add(api.get("/api/user").as("CanaryTokenQ7").send().body());
        answers.add(api.get("/api/user").as(token + "x").send().body());
        answers.add(api.get("/ops/health?x=CanarySearchQ7").send().body());
    }

    /** Requests that end when it is too late to answer: after the answer has begun, and after Netty has answered. */
    private void breakOff() throws IOException {
        var query = "?search=CanarySearchQ7 HTTP/1.1\r\nHost: localhost\r\n";
        for (var request : List.of(
                "GET /test/broken" + query,
                "GET /test/late" + query,
                "GET /api/articles" + query + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            try (var connection = RawConnection.to(service.url())) {
                answers.add(connection.send(request + "\r\n").answer().body());
            }
        }
    }

    /** Every table is away for a while, so that every kind of statement fails. */
    private void breakDown(String token) {
        sql("ALTER TABLE users RENAME TO users_away");
        sql("ALTER TABLE articles RENAME TO articles_away");
        told("POST", "/api/login", "{\"email\":\"CanaryAddressQ7@example.com\",\"password\":\"CanaryPasswordQ7\"}");
        told(
                "POST",
                "/api/register",
                "{\"email\":\"CanaryAddressQ7b@example.com\",\"name\":\"CanaryNameQ7\",\"password\":\"CanaryPasswordQ7\"}");
        told("GET", "/api/articles?search=CanarySearchQ7", "");
        answers.add(api.post("/api/articles").as(token).json("""
                        {"title":"CanaryTitleQ7","description":"CanaryDescriptionQ7","body":"CanaryBodyQ7"}""").send().body());
        sql("ALTER TABLE users_away RENAME TO users");
        sql("ALTER TABLE articles_away RENAME TO articles");
    }

    private void told(String method, String path, String json) {
        answers.add(api.call(method, path).json(json).send().body());
    }

    private void sql(String statement) {
        completes(service.database().sql(statement).then());
    }
}
