package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
import dev.tracepress.testkit.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Races have one winner, and counters never drift. */
class RacesTest extends ServiceTest {

    private static final int RACERS = 50;

    @Test
    void of_fifty_who_register_one_address_one_gets_it() {
        var answers = race(number -> api.post("/api/register")
                .json("{\"email\":\"%s@example.com\",\"name\":\"E\",\"password\":\"secret1\"}"
                        .formatted(number % 2 == 0 ? "eve" : "EVE")));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    }

    @Test
    void fifty_articles_of_one_title_get_fifty_slugs() {
        var answers = race(_ -> api.post("/api/articles").as(ada).json("{\"title\":\"Same\",\"body\":\"b\"}"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.text("/slug")).doesNotHaveDuplicates();
    }

    @Test
    void of_fifty_favourites_by_one_reader_one_counts_and_is_told_once() {
        publish("A title");

        var answers = race(_ -> api.post("/api/articles/a-title/favorite").as(bob));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        eventually(service::hasNoJobs);
        assertThat(api.get("/api/articles/a-title")
                        .send()
                        .json()
                        .path("favoritesCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get("/api/notifications")
                        .as(ada)
                        .send()
                        .json()
                        .path("unreadCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void while_readers_toggle_the_counter_is_the_number_of_favourites() {
        publish("A title");
        var path = "/api/articles/a-title/favorite";

        var answers = race(number ->
                number % 2 == 0 ? api.post(path).as(bob) : api.delete(path).as(bob));

        new Verdict("9")
                .figure("toggled", answers.size())
                .mustBeZero(
                        "otherAnswers",
                        answers.stream()
                                .filter(answer -> answer.status() != 200 && answer.status() != 409)
                                .count())
                .mustEqual(
                        "counterIsTrue",
                        resultOf(service.database()
                                .sql(
                                        "SELECT favorites_count = (SELECT count(*) FROM favorites) FROM articles_with_counts")
                                .mapValue(Boolean.class)
                                .one()),
                        true)
                .give();
    }

    @Test
    void of_fifty_edits_of_one_version_one_is_made() {
        var tag = publish("A title").header("ETag").orElseThrow();

        var answers = race(number -> api.put("/api/articles/a-title")
                .as(ada)
                .header("If-Match", tag)
                .json("{\"body\":\"%s\"}".formatted(number)));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    @Test
    void fifty_edits_without_a_condition_are_all_made_one_after_another() {
        publish("A title");

        var answers =
                race(number -> api.put("/api/articles/a-title").as(ada).json("{\"body\":\"%s\"}".formatted(number)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(resultOf(service.database()
                        .sql("SELECT version FROM articles")
                        .mapValue(Long.class)
                        .one()))
                .isEqualTo(1 + RACERS);
    }

    private static List<Answer> race(IntFunction<Call> request) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, RACERS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> request.apply(number).send(), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }
}
