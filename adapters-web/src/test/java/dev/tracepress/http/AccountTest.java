package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account belongs to whoever knows its password, not to whoever holds one of its tokens. */
class AccountTest extends WebTest {

    private static final String WRONG = "current password is wrong";
    private static final String NEW_PASSWORD = "{\"password\":\"newsecret\",\"currentPassword\":\"secret1\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"newsecret\"}",
                "{\"email\":\"new@example.com\"}",
                "{\"email\":\"new@example.com\",\"currentPassword\":\"secret2\"}",
                "{\"password\":\"newsecret\",\"currentPassword\":null}",
                "{\"password\":\"newsecret\",\"currentPassword\":\"\"}"
            })
    void without_the_current_password_neither_password_nor_address_changes(String body) {
        var answer = update(ada, body);

        assertError(answer, 403, WRONG);
        assertThat(answer.text("/code")).isEqualTo("current_password_wrong");
        assertThat(login("secret1").status()).isEqualTo(200);
        assertThat(update(ada, "{\"bio\":\"b\"}").status()).isEqualTo(200);
    }

    @Test
    void a_change_of_the_password_ends_all_other_sessions_and_answers_with_a_fresh_token() {
        var elsewhere = login("secret1").text("/token");
        assertThat(status(elsewhere)).isEqualTo(200);

        var answer = update(ada, NEW_PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("user", "token");
        assertThat(answer.header("ETag")).isPresent();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        for (var ended : List.of(ada, elsewhere)) {
            assertError(api.get("/api/user").as(ended).send(), 401, "invalid or expired token");
        }
        assertThat(status(answer.text("/token"))).isEqualTo(200);
        assertThat(status(login("newsecret").text("/token"))).isEqualTo(200);
        assertThat(status(bob)).isEqualTo(200);
    }

    @Test
    void a_change_of_the_address_does_so_too() {
        var answer = update(ada, "{\"email\":\"new@example.com\",\"currentPassword\":\"secret1\"}");

        assertThat(answer.text("/user/email")).isEqualTo("new@example.com");
        assertThat(status(ada)).isEqualTo(401);
        assertThat(status(answer.text("/token"))).isEqualTo(200);
    }

    @Test
    void a_change_that_is_refused_ends_nothing() {
        assertError(
                update(ada, "{\"email\":\"bob@example.com\",\"currentPassword\":\"secret1\"}"),
                409,
                "user with this email already exists");
        assertThat(status(ada)).isEqualTo(200);
    }

    @Test
    void sessions_are_listed_the_newest_first_and_ended_one_by_one() {
        var second = login("secret1").text("/token");
        var listed = api.get("/api/sessions").as(ada).send();

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.header("Cache-Control")).contains("no-store");
        assertThat(listed.json().path("sessions").size()).isEqualTo(2);
        assertThat(listed.json().at("/sessions/0").propertyNames())
                .containsExactly("id", "createdAt", "expiresAt", "current");
        assertThat(listed.json().at("/sessions/0/current").asBoolean()).isFalse();
        assertThat(listed.json().at("/sessions/1/current").asBoolean()).isTrue();

        var path = "/api/sessions/" + listed.text("/sessions/0/id");
        assertThat(api.delete(path).as(ada).send().status()).isEqualTo(204);
        assertThat(status(second)).isEqualTo(401);
        assertThat(status(ada)).isEqualTo(200);
        assertError(api.delete(path).as(ada).send(), 404, "session not found");
    }

    @Test
    void other_peoples_sessions_are_nobodys_business() {
        var bobs = api.get("/api/sessions").as(bob).send().text("/sessions/0/id");

        for (var id : List.of(bobs, "none", "4711", "%20", "a%2Fb")) {
            var answer = api.delete("/api/sessions/" + id).as(ada).send();
            assertThat(answer.status()).as(id).isEqualTo(404);
        }
        assertThat(status(bob)).isEqualTo(200);
        assertError(api.get("/api/sessions").send(), 401, "missing authorization header");
    }

    @Test
    void logout_may_end_all_sessions() {
        var second = login("secret1").text("/token");

        var answer =
                api.post("/api/logout").as(ada).json("{\"everywhere\":true}").send();

        assertThat(answer.body()).isEqualTo("{\"message\":\"logged out successfully\"}");
        assertThat(status(ada)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(401);
        assertThat(status(login("secret1").text("/token"))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"everywhere\":false}", "{\"everywhere\":null}"})
    void logout_ends_one_session_unless_it_is_told_otherwise(String body) {
        var second = login("secret1").text("/token");

        assertThat(api.post("/api/logout").as(ada).json(body).send().status()).isEqualTo(200);

        assertThat(status(ada)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(200);
        assertThat(api.post("/api/logout")
                        .as(second)
                        .json("{\"everywhere\":\"yes\"}")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_account_is_deleted_by_its_password_alone() {
        assertError(api.delete("/api/user").send(), 401, "missing authorization header");
        assertError(api.delete("/api/user").as(ada).send(), 403, WRONG);
        assertError(delete(ada, "{}"), 403, WRONG);
        assertError(delete(ada, "{\"currentPassword\":\"secret2\"}"), 403, WRONG);

        var answer = delete(ada, "{\"currentPassword\":\"secret1\"}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertError(api.get("/api/user").as(ada).send(), 401, "invalid or expired token");
        assertError(login("secret1"), 401, "invalid email or password");
        assertThat(api.register("ada")).isNotEmpty();
    }

    @Test
    void with_an_account_goes_what_is_theirs_and_counters_stay_true() {
        publish("Ada's");
        api.post("/api/articles")
                .as(bob)
                .json("{\"title\":\"Bob's\",\"body\":\"Text.\"}")
                .send();
        api.post("/api/articles/ada-s/favorite").as(bob).send();
        api.post("/api/articles/bob-s/favorite").as(ada).send();
        eventually(service::hasNoJobs);

        delete(ada, "{\"currentPassword\":\"secret1\"}");

        assertError(api.get("/api/articles/ada-s").send(), 404, "article not found");
        assertThat(api.get("/api/articles/bob-s")
                        .send()
                        .json()
                        .path("favoritesCount")
                        .asInt())
                .isZero();
        assertThat(api.get("/api/articles").send().json().path("totalCount").asInt())
                .isEqualTo(1);
        var inbox = api.get("/api/notifications").as(bob).send().json();
        assertThat(inbox.path("notifications").size()).isZero();
        assertThat(inbox.path("unreadCount").asInt()).isZero();
    }

    private Answer update(String token, String body) {
        return api.put("/api/user").as(token).json(body).send();
    }

    private Answer delete(String token, String body) {
        return api.delete("/api/user").as(token).json(body).send();
    }

    private Answer login(String password) {
        return api.post("/api/login")
                .json("{\"email\":\"ada@example.com\",\"password\":\"%s\"}".formatted(password))
                .send();
    }

    private int status(String token) {
        return api.get("/api/user").as(token).send().status();
    }
}
