package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.wiring.MemoryService;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Users of another service keep their passwords: bcrypt's hashes are believed once, and then there is one of today. */
class ImportedUsersTest extends ServiceTest {

    /** Of {@code U*U}, from the test vectors of Openwall's implementation. */
    private static final String BCRYPT = "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    private static final String CHEAP_ARGON2 =
            "$argon2id$v=19$m=4096,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void they_sign_in_with_their_passwords_and_have_a_hash_of_today_afterwards() {
        hash("ada", BCRYPT);

        assertError(login(api, "U*V"), 401, "invalid email or password");
        assertThat(hash("ada")).isEqualTo(BCRYPT);

        var first = login(api, "U*U");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        var renewed = hash("ada");
        assertThat(renewed).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");

        assertError(login(api, "U*V"), 401, "invalid email or password");
        assertThat(login(api, "U*U").status()).isEqualTo(200);
        assertThat(hash("ada")).isEqualTo(renewed);
    }

    @Test
    void to_nobody_else_has_anything_changed() {
        hash("ada", BCRYPT);
        var before = api.get("/api/user").as(ada).send();

        var token = login(api, "U*U").text("/token");

        assertThat(hash("ada")).startsWith("$argon2id$");
        for (var session : new String[] {ada, token}) {
            var user = api.get("/api/user").as(session).send();
            assertThat(user.status()).isEqualTo(200);
            assertThat(user.body()).isEqualTo(before.body());
            assertThat(user.header("ETag")).isEqualTo(before.header("ETag"));
        }
        assertThat(hash("bob")).startsWith("$argon2id$").isNotEqualTo(hash("ada"));
    }

    @Test
    void a_password_that_an_imported_hash_proves_can_be_changed() {
        hash("ada", BCRYPT);

        var answer = api.put("/api/user")
                .as(ada)
                .json("{\"password\":\"newsecret\",\"currentPassword\":\"U*U\"}")
                .send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(login(api, "newsecret").status()).isEqualTo(200);
        assertThat(login(api, "U*U").status()).isEqualTo(401);
    }

    @Test
    void what_is_no_hash_is_nobodys_password_and_breaks_nothing() {
        for (var hash : new String[] {"", "U*U", "{noop}U*U", "$2y$05$short", "$argon2id$", CHEAP_ARGON2}) {
            hash("ada", hash);

            assertError(login(api, "U*U"), 401, "invalid email or password");

            assertThat(hash("ada")).isEqualTo(hash);
        }
    }

    @Test
    void in_memory_it_is_the_same() {
        try (var memory = MemoryService.start()) {
            var users = memory.beans(UserRepository.class).iterator().next();
            var imported = resultOf(users.add(new NewUser(
                    EmailAddress.of("ada@example.com"), UserName.of("Ada"), new PasswordHash(BCRYPT), Instant.now())));
            var there = new Api(memory.url());

            assertThat(login(there, "U*U").status()).isEqualTo(200);

            assertThat(resultOf(users.byId(imported.id())).passwordHash().value())
                    .startsWith("$argon2id$");
            assertThat(login(there, "U*U").status()).isEqualTo(200);
        }
    }

    private static Answer login(Api api, String password) {
        return api.post("/api/login")
                .json("{\"email\":\"ada@example.com\",\"password\":\"%s\"}".formatted(password))
                .send();
    }

    private void hash(String name, String hash) {
        resultOf(service.database()
                .sql("UPDATE users SET password_hash = :hash WHERE name = :name")
                .bind("hash", hash)
                .bind("name", name)
                .fetch()
                .rowsUpdated());
    }

    private String hash(String name) {
        return resultOf(service.database()
                .sql("SELECT password_hash FROM users WHERE name = :name")
                .bind("name", name)
                .mapValue(String.class)
                .one());
    }
}
