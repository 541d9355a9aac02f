package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.shared.domain.VersionCondition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRoutesTest extends WebTest {

    @Test
    void register_answers_201_with_user_and_token() {
        var answer = api.post("/api/register").json("""
                        {"email":"Eve@Example.com","name":" Eve ","password":"secret1","id":99,"bio":"ignored"}""").send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .matches(
                        "\\{\"user\":\\{\"id\":3,\"email\":\"Eve@Example.com\",\"name\":\"Eve\",\"bio\":\"\",\"image\":\"\"},"
                                + "\"token\":\"[^\"]+\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"e@x\",\"name\":\"E\"}",
                "{\"email\":\"e@x\",\"password\":\"secret1\"}",
                "{\"name\":\"E\",\"password\":\"secret1\"}",
                "{\"email\":\" \",\"name\":\"E\",\"password\":\"secret1\"}",
                "{\"email\":null,\"name\":\"E\",\"password\":\"secret1\"}"
            })
    void register_needs_all_three(String body) {
        assertError(api.post("/api/register").json(body).send(), 400, "email, password, and name are required");
    }

    @Test
    void register_refuses_what_is_no_password_address_or_name() {
        assertError(register("e@x", "E", "12345"), 400, "password must be at least 6 characters");
        assertError(register("nobody", "E", "secret1"), 400, "email is not a valid address");
        assertError(register("e@x", "E".repeat(256), "secret1"), 400, "name must be 1 to 255 characters");
        assertError(
                register("e@x", "E\\u0000", "secret1"),
                400,
                "text must not contain NUL characters or unpaired surrogates");
        assertError(
                register("e@x", "\\ud800", "secret1"),
                400,
                "text must not contain NUL characters or unpaired surrogates");
    }

    @Test
    void register_refuses_a_taken_address_in_whatever_case() {
        assertError(register("ADA@example.COM", "Ada", "secret1"), 409, "user with this email already exists");
    }

    @Test
    void login_answers_200_with_user_and_token() {
        var answer = login("ADA@example.com", "secret1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/user/email")).isEqualTo("ada@example.com");
        assertThat(api.get("/api/user").as(answer.text("/token")).send().status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'',secret1", "ada@example.com,''", "'',''"})
    void login_needs_both(String email, String password) {
        assertError(login(email, password), 400, "email and password are required");
    }

    /** Of whoever could choose such a password once. */
    @Test
    void login_takes_a_password_of_white_space_for_one() {
        assertError(login("ada@example.com", "        "), 401, "invalid email or password");

        var hash = resultOf(service.bean(PasswordHasher.class).hash(Password.said("        ")));
        completes(service.bean(UserRepository.class)
                .add(new NewUser(EmailAddress.of("eve@example.com"), UserName.of("Eve"), hash, Instant.now())));

        assertThat(login("eve@example.com", "        ").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ada@example.com,wrong", "nobody@example.com,secret1", "no address,secret1"})
    void login_says_the_same_to_whoever_is_not_who_they_say(String email, String password) {
        var answer = login(email, password);

        assertError(answer, 401, "invalid email or password");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void current_user_is_the_one_of_the_token() {
        assertThat(api.get("/api/user").as(ada).send().body())
                .isEqualTo(
                        "{\"user\":{\"id\":1,\"email\":\"ada@example.com\",\"name\":\"ada\",\"bio\":\"\",\"image\":\"\"}}");
    }

    @Test
    void the_scheme_may_be_written_in_any_case() {
        assertThat(api.get("/api/user")
                        .header("Authorization", "bEARER " + ada)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void update_changes_what_it_names() {
        var answer = api.put("/api/user").as(ada).json("""
                        {"name":"Ada L.","bio":"“Countess” 🧮","image":"https://x/y.png","id":7}""").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"user\":{\"id\":1,\"email\":\"ada@example.com\",\"name\":\"Ada L.\",\"bio\":\"“Countess” 🧮\",\"image\":\"https://x/y.png\"}}");
        assertThat(api.get("/api/user").as(ada).send().body()).isEqualTo(answer.body());
    }

    @Test
    void update_may_change_address_and_password() {
        update("{\"email\":\"new@example.com\",\"password\":\"newsecret\",\"currentPassword\":\"secret1\"}");

        assertThat(login("new@example.com", "newsecret").status()).isEqualTo(200);
        assertThat(login("new@example.com", "secret1").status()).isEqualTo(401);
        assertThat(login("ada@example.com", "newsecret").status()).isEqualTo(401);
    }

    @Test
    void null_takes_bio_and_image_away_and_nothing_else() {
        update("{\"bio\":\"b\",\"image\":\"i\"}");

        var answer = update("{\"bio\":null,\"image\":null}");

        assertThat(answer.text("/user/bio")).isEmpty();
        assertThat(answer.text("/user/image")).isEmpty();
        for (var name : List.of("name", "email", "password")) {
            assertError(update("{\"%s\":null}".formatted(name)), 400, name + " must not be null");
        }
    }

    @Test
    void a_stale_tag_keeps_an_update_from_undoing_another() {
        var tag = api.get("/api/user").as(ada).send().header("ETag").orElseThrow();

        var first = api.put("/api/user")
                .as(ada)
                .header("If-Match", tag)
                .json("{\"bio\":\"1\"}")
                .send();

        assertThat(first.status()).isEqualTo(200);
        for (var condition :
                List.of(tag, "\"other\"", "W/" + first.header("ETag").orElseThrow())) {
            assertError(
                    api.put("/api/user")
                            .as(ada)
                            .header("If-Match", condition)
                            .json("{\"bio\":\"2\"}")
                            .send(),
                    412,
                    "the user has changed since you read it");
        }
        assertError(
                api.put("/api/user")
                        .as(ada)
                        .header("If-None-Match", "*")
                        .json("{\"bio\":\"2\"}")
                        .send(),
                412,
                "the user has changed since you read it");
        assertThat(api.get("/api/user").as(ada).send().text("/user/bio")).isEqualTo("1");
        assertThat(api.put("/api/user")
                        .as(ada)
                        .header("If-Match", "*")
                        .json("{\"bio\":\"3\"}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_stale_tag_keeps_an_account_from_being_deleted() {
        var tag = api.get("/api/user").as(ada).send().header("ETag").orElseThrow();
        var now = update("{\"bio\":\"1\"}").header("ETag").orElseThrow();

        for (var condition : List.of(tag, "\"other\"", "W/" + now)) {
            assertError(deleteIf("If-Match", condition), 412, "the user has changed since you read it");
        }
        assertError(deleteIf("If-None-Match", "*"), 412, "the user has changed since you read it");
        assertThat(api.get("/api/user").as(ada).send().text("/user/bio")).isEqualTo("1");
        assertThat(deleteIf("If-Match", now).status()).isEqualTo(204);
    }

    private Api.Answer deleteIf(String condition, String tag) {
        return api.delete("/api/user")
                .as(ada)
                .header(condition, tag)
                .json("{\"currentPassword\":\"secret1\"}")
                .send();
    }

    @Test
    void update_refuses_what_register_refuses() {
        assertError(update("{\"password\":\"12345\"}"), 400, "password must be at least 6 characters");
        assertError(update("{\"password\":\"        \"}"), 400, "password must not be blank");
        assertError(update("{\"email\":\"nobody\"}"), 400, "email is not a valid address");
        assertError(update("{\"name\":\" \"}"), 400, "name must be 1 to 255 characters");
        assertError(
                update("{\"email\":\"BOB@example.com\",\"currentPassword\":\"secret1\"}"),
                409,
                "user with this email already exists");
    }

    @Test
    void logout_ends_the_token() {
        assertThat(api.post("/api/logout").as(ada).send().body())
                .isEqualTo("{\"message\":\"logged out successfully\"}");
        assertError(api.get("/api/user").as(ada).send(), 401, "invalid or expired token");
    }

    @Test
    void without_a_token_there_is_no_user() {
        for (var call : List.of(
                api.get("/api/user"),
                api.post("/api/logout"),
                api.put("/api/user").json("{"))) {
            var answer = call.send();
            assertError(answer, 401, "missing authorization header");
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Bearer a b", "Token abc", "Bearer é"})
    void another_shape_of_the_header_is_refused(String header) {
        assertError(
                api.get("/api/user").header("Authorization", header).send(),
                401,
                "invalid authorization header format");
    }

    @Test
    void the_token_of_a_user_who_is_gone_is_refused() {
        var users = service.bean(UserRepository.class);
        completes(users.byId(new UserId(2))
                .flatMap(user -> users.remove(user.id(), user.passwordHash(), VersionCondition.NONE)));

        assertError(api.get("/api/user").as(bob).send(), 401, "invalid or expired token");
    }

    private Api.Answer update(String body) {
        return api.put("/api/user").as(ada).json(body).send();
    }

    private Api.Answer login(String email, String password) {
        return api.post("/api/login")
                .json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .send();
    }

    private Api.Answer register(String email, String name, String password) {
        return api.post("/api/register")
                .json("{\"email\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}".formatted(email, name, password))
                .send();
    }
}
