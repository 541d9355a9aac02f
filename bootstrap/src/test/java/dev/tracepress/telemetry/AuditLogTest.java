package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to accounts and what operators ask for is written down, with the request that did so, whatever level is set. */
class AuditLogTest extends TelemetryTest {

    private static final String LOGGER = "dev.tracepress.audit";
    private static final String OPERATOR = "a token of operators";
    private static final String WRONG = "{\"email\":\"bob@example.com\",\"password\":\"wrong!\"}";

    AuditLogTest() {
        super("--TRACEPRESS_OPS_TOKEN=" + OPERATOR, "--TRACEPRESS_SIGN_IN_FAILURES=1");
    }

    @Test
    void every_deed_of_an_operator_has_a_line_of_its_own_and_looking_has_none() {
        assertThat(lineOf("deed-1", api.post("/ops/jobs/notification/pause").as(OPERATOR)))
                .containsAllEntriesOf(Map.of("event", "jobs.pause", "outcome", "asked", "job_type", "notification"));
        assertThat(lineOf("deed-2", api.post("/ops/jobs/notification/resume").as(OPERATOR)))
                .containsAllEntriesOf(Map.of("event", "jobs.resume", "job_type", "notification"));
        assertThat(lineOf("deed-3", api.post("/ops/jobs/redrive").as(OPERATOR)))
                .containsEntry("event", "jobs.redrive")
                .doesNotContainKey("job_type");
        assertThat(lineOf(
                        "deed-4", api.post("/ops/jobs/notification/none/cancel").as(OPERATOR)))
                .containsAllEntriesOf(Map.of("event", "jobs.cancel", "job_type", "notification", "job_id", "none"));

        assertThat(linesOf("look-1", api.get("/ops/jobs").as(OPERATOR))).isEmpty();
        assertThat(linesOf("look-2", api.get("/ops/loggers").as(OPERATOR))).isEmpty();
    }

    @Test
    void who_is_no_operator_is_written_down() {
        assertThat(lineOf("stranger-1", api.get("/ops/jobs").as("a guess at the token")))
                .containsAllEntriesOf(Map.of("event", "ops.access", "outcome", "refused"));
        assertThat(lineOf("stranger-2", api.post("/ops/jobs/notification/pause").as(ada)))
                .containsAllEntriesOf(Map.of("event", "ops.access", "outcome", "refused"));
    }

    @Test
    void a_level_is_set_for_all_to_see_and_does_not_silence_the_audit_log() {
        assertThat(lineOf("level-1", level("{\"configuredLevel\":\"OFF\"}")))
                .containsAllEntriesOf(Map.of(
                        "event", "loggers.setLevel",
                        "outcome", "asked",
                        "target_logger", LOGGER,
                        "target_level", "OFF"));
        assertThat(lineOf("level-2", level("{}"))).containsEntry("target_level", "inherited");
    }

    @Test
    void what_happens_to_an_account_is_written_down() {
        assertThat(lineOf("account-1", api.post("/api/register").json("""
                        {"email":"eve@example.com","name":"Eve","password":"secret1"}""")))
                .containsAllEntriesOf(Map.of("event", "user.register", "outcome", "success"))
                .containsKey("user_id");
        assertThat(lineOf("account-2", api.put("/api/user").as(ada).json("""
                        {"email":"ada2@example.com","password":"secret2","currentPassword":"secret1"}""")))
                .containsAllEntriesOf(
                        Map.of("event", "user.update", "outcome", "success", "changed", "address, password"))
                .containsKey("user_id");
        assertThat(linesOf("account-3", api.put("/api/user").as(bob).json("{\"bio\":\"b\"}")))
                .isEmpty();
        assertThat(lineOf("account-4", api.delete("/api/sessions/none-of-his").as(bob)))
                .containsAllEntriesOf(Map.of("event", "user.endSession", "outcome", "refused"));
        assertThat(lineOf("account-5", api.delete("/api/user").as(bob).json("{\"currentPassword\":\"secret1\"}")))
                .containsAllEntriesOf(Map.of("event", "user.delete", "outcome", "success"))
                .containsKey("user_id");
    }

    @Test
    void who_signs_in_and_out_is_written_down() {
        var signedIn = lineOf("sign-1", signIn("secret1"));
        assertThat(signedIn).containsAllEntriesOf(Map.of("event", "user.login", "outcome", "success"));
        assertThat(lineOf("sign-2", api.post("/api/logout").as(ada)))
                .containsAllEntriesOf(Map.of(
                        "event", "user.logout",
                        "outcome", "success",
                        "user_id", String.valueOf(signedIn.get("user_id"))));
        assertThat(lineOf("sign-3", api.post("/api/logout").as(bob).json("{\"everywhere\":true}")))
                .containsAllEntriesOf(Map.of("event", "user.logoutEverywhere", "outcome", "success"));
    }

    @Test
    void who_is_refused_and_who_guesses_too_often_is_written_down_without_a_name() {
        assertThat(lineOf("guess-1", api.post("/api/login").json(WRONG)))
                .containsAllEntriesOf(Map.of("event", "user.login", "outcome", "refused"))
                .doesNotContainKey("user_id")
                .hasEntrySatisfying(
                        "error_type", type -> assertThat(type.toString()).endsWith("InvalidCredentials"));
        assertThat(lineOf("guess-2", api.post("/api/login").json(WRONG)))
                .containsAllEntriesOf(Map.of("event", "user.login", "outcome", "throttled"))
                .doesNotContainKey("user_id");
        assertThat(lineOf("guess-3", api.delete("/api/user").as(ada).json("{\"currentPassword\":\"wrong!\"}")))
                .containsAllEntriesOf(Map.of("event", "user.delete", "outcome", "refused"))
                .containsKey("user_id");
    }

    private Call signIn(String password) {
        return api.post("/api/login").json("{\"email\":\"ada@example.com\",\"password\":\"%s\"}".formatted(password));
    }

    private Call level(String body) {
        return api.post("/ops/loggers/" + LOGGER).as(OPERATOR).json(body);
    }

    private Map<String, Object> lineOf(String requestId, Call call) {
        var lines = linesOf(requestId, call);
        assertThat(lines).as(requestId).hasSize(1);
        assertThat(lines.getFirst().severityText()).isEqualTo("INFO");
        assertThat(lines.getFirst().traceId()).as("its trace").isNotEmpty();
        return lines.getFirst().attributes();
    }

    /** Of that request alone: other services of this JVM write to the same log. */
    private List<ReceivedLog> linesOf(String requestId, Call call) {
        Answer answered = call.header("X-Request-Id", requestId).send();
        assertThat(answered.status()).isLessThan(500);
        linesOf("");
        return receiver.logs().stream()
                .filter(line -> line.loggerName().equals(LOGGER))
                .filter(line -> requestId.equals(line.attributes().get("requestId")))
                .toList();
    }
}
