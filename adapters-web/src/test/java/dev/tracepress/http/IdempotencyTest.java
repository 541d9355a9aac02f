package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.race;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.testkit.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A POST that carries an Idempotency-Key is done once, however often it is sent. */
class IdempotencyTest extends WebTest {

    private static final String ARTICLE = "{\"title\":\"Once\",\"body\":\"Text.\"}";

    @Test
    void the_first_answer_comes_again_with_its_status_and_headers() {
        var first = publishOnce("key", ARTICLE);
        var again = publishOnce("key", ARTICLE);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "ETag", "Cache-Control", "Content-Type", "Content-Length")) {
            assertThat(again.header(header))
                    .as(header)
                    .isEqualTo(first.header(header))
                    .isPresent();
        }
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(articles()).isEqualTo(1);
    }

    @Test
    void an_answer_without_a_body_comes_again_too() {
        publish("A title");
        api.post("/api/articles/a-title/favorite").as(bob).send();
        eventually(service::hasNoJobs);
        var read = api.post("/api/notifications/1/read").as(ada).header("Idempotency-Key", "key");

        assertThat(read.send().status()).isEqualTo(204);
        var again = read.send();

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEmpty();
    }

    /** By clients that do as they are told: whoever hears that the first is under way tries again. */
    @Test
    void of_twenty_at_once_one_is_done_and_all_get_its_answer() {
        var answers = race(
                20,
                () -> Mono.fromCallable(() -> publishOnce("key", ARTICLE))
                        .filter(answer -> answer.status() != 409)
                        .repeatWhenEmpty(tries -> tries));

        assertThat(answers).allSatisfy(outcome -> assertThat(outcome.error()).isEmpty());
        var got = answers.stream().flatMap(outcome -> outcome.value().stream()).toList();
        assertThat(got.stream().map(Answer::status)).containsOnly(201);
        new Verdict("10")
                .figure("sent", got.size())
                .mustBe(
                        "differentAnswers",
                        got.stream().map(Answer::body).distinct().count(),
                        1)
                .mustBe(
                        "done",
                        got.stream()
                                .filter(answer ->
                                        answer.header("Idempotency-Replayed").isEmpty())
                                .count(),
                        1)
                .mustBe("articles", articles(), 1)
                .give();
    }

    @Test
    void another_body_or_address_under_the_same_key_is_422() {
        publishOnce("key", ARTICLE);

        var other = publishOnce("key", "{\"title\":\"Other\",\"body\":\"Text.\"}");
        assertError(other, 422, "this Idempotency-Key was used for another request");
        assertThat(other.text("/code")).isEqualTo("idempotency_key_reused");

        publish("A title");
        favoriteOnce("once", "key");
        assertError(favoriteOnce("a-title", "key"), 422, "this Idempotency-Key was used for another request");
        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void a_key_is_one_users_for_one_route() {
        publishOnce("key", ARTICLE);

        assertThat(api.post("/api/articles")
                        .as(bob)
                        .header("Idempotency-Key", "key")
                        .json(ARTICLE)
                        .send()
                        .text("/author/name"))
                .isEqualTo("bob");
        assertThat(favoriteOnce("once", "key").status()).isEqualTo(200);
        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void what_was_refused_is_tried_anew() {
        assertError(favoriteOnce("once", "key"), 404, "article not found");

        publishOnce("other", ARTICLE);

        assertThat(favoriteOnce("once", "key").status()).isEqualTo(200);
        assertThat(favoriteOnce("once", "key").status()).isEqualTo(200);
        assertError(favoriteOnce("once", "new"), 409, "article already favorited");
    }

    @Test
    void whoever_registers_twice_under_one_key_is_registered_once_and_gets_the_same_token() {
        var register =
                api.post("/api/register").header("Idempotency-Key", "key").json("""
                        {"email":"eve@example.com","name":"Eve","password":"secret1"}""");

        var first = register.send();
        var again = register.send();

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Cache-Control")).contains("no-store");
        assertThat(api.get("/api/user").as(again.text("/token")).send().text("/user/name"))
                .isEqualTo("Eve");
    }

    @Test
    void strangers_who_choose_the_same_key_do_not_meet() {
        var tokens = Stream.of("eve", "ivy")
                .map(name -> api.post("/api/register")
                        .header("Idempotency-Key", "key")
                        .json("{\"email\":\"%s@example.com\",\"name\":\"%s\",\"password\":\"secret1\"}"
                                .formatted(name, name))
                        .send())
                .toList();

        assertThat(tokens).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(tokens.get(1).text("/user/name")).isEqualTo("ivy");
    }

    /** The token is good for nothing then, but for being told that. */
    @Test
    void a_logout_is_answered_again_although_its_token_has_ended() {
        var logout = api.post("/api/logout").as(ada).header("Idempotency-Key", "key");

        assertThat(logout.send().status()).isEqualTo(200);
        var again = logout.send();

        assertThat(again.body()).isEqualTo("{\"message\":\"logged out successfully\"}");
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertError(
                api.post("/api/logout").as(ada).header("Idempotency-Key", "new").send(),
                401,
                "invalid or expired token");
        assertError(publishOnce("key", ARTICLE), 401, "invalid or expired token");
    }

    @Test
    void a_logout_under_a_key_that_another_session_used_ends_its_own_session() {
        var other = api.post("/api/login")
                .json("{\"email\":\"ada@example.com\",\"password\":\"secret1\"}")
                .send()
                .text("/token");
        api.post("/api/logout").as(ada).header("Idempotency-Key", "logout").send();

        var logout = api.post("/api/logout")
                .as(other)
                .header("Idempotency-Key", "logout")
                .send();

        assertThat(logout.status()).isEqualTo(200);
        assertThat(logout.header("Idempotency-Replayed")).isEmpty();
        assertError(api.get("/api/user").as(other).send(), 401, "invalid or expired token");
    }

    static Stream<String> malformedKeys() {
        return Stream.of("k".repeat(256), "", "\t");
    }

    @ParameterizedTest
    @MethodSource("malformedKeys")
    void a_malformed_key_is_400_and_nothing_is_done(String key) {
        var answer = publishOnce(key, ARTICLE);

        assertError(answer, 400, "Idempotency-Key must be given once, as 1 to 255 printable ASCII characters");
        assertThat(answer.text("/code")).isEqualTo("malformed_idempotency_key");
        assertThat(articles()).isZero();
    }

    @Test
    void two_keys_are_400() {
        assertError(
                api.post("/api/articles")
                        .as(ada)
                        .header("Idempotency-Key", "one")
                        .header("Idempotency-Key", "two")
                        .json(ARTICLE)
                        .send(),
                400,
                "Idempotency-Key must be given once, as 1 to 255 printable ASCII characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e03978e-40d5-43e8-bc93-6894a57f9324", "\"quoted\"", "a b ~!", "k"})
    void any_printable_key_will_do(String key) {
        assertThat(publishOnce(key, ARTICLE).status()).isEqualTo(201);
        assertThat(publishOnce(key, ARTICLE).header("Idempotency-Replayed")).contains("true");
        assertThat(publishOnce("k".repeat(255), ARTICLE).status()).isEqualTo(201);
    }

    @Test
    void a_key_changes_nothing_about_what_is_refused() {
        assertError(
                api.post("/api/articles")
                        .header("Idempotency-Key", "key")
                        .json(ARTICLE)
                        .send(),
                401,
                "missing authorization header");
        assertError(
                api.post("/api/nope")
                        .as(ada)
                        .header("Idempotency-Key", "")
                        .json(ARTICLE)
                        .send(),
                404,
                "not found");
        assertError(
                api.post("/api/user")
                        .as(ada)
                        .header("Idempotency-Key", "")
                        .json("{}")
                        .send(),
                405,
                "method not allowed");
        assertError(
                api.post("/api/articles")
                        .as(ada)
                        .header("Idempotency-Key", "key")
                        .bytes("text/plain", new byte[] {1})
                        .send(),
                415,
                "the request must be JSON in UTF-8, without content encoding");
        assertError(publishOnce("key", "{"), 400, "the request is malformed");
        assertThat(publishOnce("key", ARTICLE).status()).isEqualTo(201);
    }

    /** Whoever reads or puts may do so again anyway. */
    @Test
    void other_methods_take_no_notice_of_a_key() {
        for (var bio : List.of("one", "two")) {
            assertThat(api.put("/api/user")
                            .as(ada)
                            .header("Idempotency-Key", "key")
                            .json("{\"bio\":\"%s\"}".formatted(bio))
                            .send()
                            .text("/user/bio"))
                    .isEqualTo(bio);
        }
    }

    @Test
    void an_answer_that_was_kept_for_a_day_is_forgotten() {
        favorited();
        service.waits(Duration.ofDays(1).plusSeconds(1));

        assertError(favoriteOnce("once", "key"), 409, "article already favorited");
    }

    private void favorited() {
        publishOnce("key", ARTICLE);
        favoriteOnce("once", "key");
    }

    private Answer publishOnce(String key, String article) {
        return api.post("/api/articles")
                .as(ada)
                .header("Idempotency-Key", key)
                .json(article)
                .send();
    }

    private Answer favoriteOnce(String slug, String key) {
        return api.post("/api/articles/" + slug + "/favorite")
                .as(bob)
                .header("Idempotency-Key", key)
                .send();
    }

    private long articles() {
        return api.get("/api/articles").send().json().path("totalCount").asLong();
    }
}
