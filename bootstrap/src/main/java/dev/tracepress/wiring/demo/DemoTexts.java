package dev.tracepress.wiring.demo;

import dev.tracepress.article.domain.Draft;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People and texts for the demo, each made of its number. */
final class DemoTexts {

    static final String PASSWORD = "tracepress-demo";

    private static final int LONGEST_BODY = 60;
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Björn", "Chiara", "Dmitri", "Eleni", "Farid", "Grace", "Hiroko", "Inés", "Jonas");
    private static final List<String> LAST_NAMES = List.of("Okafor", "Lindqvist", "Moreau", "Tanaka", "Novák");
    private static final List<String> OPENINGS =
            List.of("How to", "Why we", "A year of", "The case for", "Notes on", "Seven ways to", "Against");
    private static final List<String> SUBJECTS = List.of(
            "tracing a request through a queue",
            "small modules with sharp borders",
            "reading an execution plan",
            "déjà vu in distributed systems",
            "tests that read like sentences",
            "the pager at three in the morning",
            "retries that do no harm",
            "cursors instead of page numbers");
    private static final List<String> SENTENCES = List.of(
            "The first version worked, which is why nobody looked at it again.",
            "A queue is a promise, and a promise needs a witness.",
            "We measured it twice, because the first figure was too good.",
            "Nothing was wrong with the code; the clock was.",
            "An index that nobody uses still costs every writer.",
            "What the client saw acknowledged must be there after the power is back.",
            "The trace showed three queries where the author remembered one.",
            "Delete the cache, and see who complains.");

    private DemoTexts() {}

    static String email(int number) {
        return "demo%s@example.com".formatted(number + 1);
    }

    static String name(int number) {
        return FIRST_NAMES.get(number % FIRST_NAMES.size()) + " "
                + LAST_NAMES.get(number / FIRST_NAMES.size() % LAST_NAMES.size());
    }

    static Draft draft(int number, RandomGenerator chance) {
        var title = "%s %s, part %s".formatted(pick(OPENINGS, chance), pick(SUBJECTS, chance), number + 1);
        var body = IntStream.rangeClosed(0, chance.nextInt(LONGEST_BODY))
                .mapToObj(_ -> pick(SENTENCES, chance))
                .collect(Collectors.joining(" "));
        return Draft.of(title, pick(SENTENCES, chance), body);
    }

    private static String pick(List<String> texts, RandomGenerator chance) {
        return texts.get(chance.nextInt(texts.size()));
    }
}
