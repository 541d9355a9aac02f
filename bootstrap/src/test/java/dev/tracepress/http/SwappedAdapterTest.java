package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An adapter that the product lacks stands in the place of one that it has, and nothing else is changed for it. */
@Tag("slow")
class SwappedAdapterTest {

    @Test
    void passwords_are_kept_as_the_adapter_of_somebody_else_makes_them() {
        try (var service = RunningService.start(
                SwappedPasswordsWiring.SETTING, "--spring.main.allow-bean-definition-overriding=true")) {
            var api = new Api(service.url());

            api.register("ada");

            assertThat(resultOf(service.database()
                            .sql("SELECT password_hash FROM users")
                            .mapValue(String.class)
                            .one()))
                    .startsWith("$pbkdf2-sha256$i=1000$");
            assertThat(login(api, "secret1").status()).isEqualTo(200);
            assertThat(login(api, "secret2").status()).isEqualTo(401);
        }
    }

    private static Answer login(Api api, String password) {
        return api.post("/api/login")
                .json("{\"email\":\"ada@example.com\",\"password\":\"%s\"}".formatted(password))
                .send();
    }
}
