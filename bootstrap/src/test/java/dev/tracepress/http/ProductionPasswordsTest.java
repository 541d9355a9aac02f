package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In production passwords are to be worth something. */
class ProductionPasswordsTest extends ServiceTest {

    ProductionPasswordsTest() {
        super("--ENVIRONMENT=production");
    }

    @ParameterizedTest
    @CsvSource({
        "secret1,password must be at least 8 characters",
        "password1,password is too common",
        "PassWord1,password is too common"
    })
    void weak_passwords_are_refused_on_register_and_on_change(String password, String text) {
        assertError(register(password), 400, text);
        assertError(change(password), 400, text);
    }

    @Test
    void a_password_has_at_most_128_characters() {
        assertError(register("x".repeat(129)), 400, "password must be at most 128 characters");
        assertThat(register("x".repeat(128)).status()).isEqualTo(201);
    }

    @Test
    void a_good_one_is_taken() {
        assertThat(register("correct horse").status()).isEqualTo(201);
        assertThat(change("battery staple").status()).isEqualTo(200);
    }

    private Answer register(String password) {
        return api.post("/api/register")
                .json("{\"email\":\"eve@example.com\",\"name\":\"Eve\",\"password\":\"%s\"}".formatted(password))
                .send();
    }

    private Answer change(String password) {
        return api.put("/api/user")
                .as(ada)
                .json("{\"password\":\"%s\",\"currentPassword\":\"secret1\"}".formatted(password))
                .send();
    }
}
