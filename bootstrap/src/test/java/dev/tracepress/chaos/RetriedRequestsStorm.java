package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.http.Api.Answer;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promise 10: whoever hears nothing of an instance that was killed asks another, and nothing is done twice or not at all. */
class RetriedRequestsStorm {

    private static final int WRITERS = 16;
    private static final int ARTICLES = 1_600;
    private static final int BEFORE_THE_KILL = 400;

    @Test
    void requests_that_an_instance_was_killed_over_are_sent_to_another_and_done_once() throws IOException {
        try (var storm = Storm.named("retried-requests")) {
            var doomed = storm.api();
            var other = new Api(storm.anotherApi().url());
            var first = new Api(doomed.url());
            var token = first.register("ada");
            var answers = new ConcurrentHashMap<Integer, Answer>();
            var unheard = new AtomicInteger();

            try (var writers = Executors.newFixedThreadPool(WRITERS)) {
                for (var number = 0; number < ARTICLES; number++) {
                    var article = number;
                    writers.execute(() -> answers.put(
                            article, published(first, token, article).orElseGet(() -> {
                                unheard.incrementAndGet();
                                return answered(other, token, article);
                            })));
                }
                Fact.await("some are published", () -> answers.size() >= BEFORE_THE_KILL);
                doomed.kill();
            }

            judge(storm, answers, again(other, token, answers), unheard.get());
        }
    }

    /** How many get another answer than they got, when all of them are asked once more. */
    private static long again(Api api, String token, Map<Integer, Answer> answers) {
        return answers.entrySet().stream()
                .filter(heard -> !answered(api, token, heard.getKey())
                        .body()
                        .equals(heard.getValue().body()))
                .count();
    }

    private static void judge(Storm storm, Map<Integer, Answer> answers, long different, int unheard) {
        new Verdict("10")
                .figure("fault", "kill-9")
                .figure(
                        "doneAndUnheard",
                        answers.values().stream()
                                .filter(answer ->
                                        answer.header("Idempotency-Replayed").isPresent())
                                .count())
                .mustBeAtLeast("unheard", unheard, 1)
                .mustBe("answered", answers.size(), ARTICLES)
                .mustBe("rows", storm.database().number("SELECT count(*) FROM articles"), ARTICLES)
                .mustBe("titles", storm.database().number("SELECT count(DISTINCT title) FROM articles"), ARTICLES)
                .mustBeZero("differentAnswers", different)
                .give();
    }

    /** As a client does it: as long as it hears of the first one being under way. */
    private static Answer answered(Api api, String token, int number) {
        var answer = published(api, token, number).orElseThrow();
        while (answer.status() != 201) {
            answer = published(api, token, number).orElseThrow();
        }
        return answer;
    }

    /** Empty if nobody answers. */
    private static Optional<Answer> published(Api api, String token, int number) {
        try {
            return Optional.of(api.post("/api/articles")
                            .as(token)
                            .header("Idempotency-Key", "article " + number)
                            .json("{\"title\":\"Article %s\",\"body\":\"Text.\"}".formatted(number))
                            .send())
                    .filter(answer -> answer.status() == 201);
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
