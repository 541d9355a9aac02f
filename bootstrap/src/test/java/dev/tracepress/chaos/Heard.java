package dev.tracepress.chaos;

import java.time.Duration;
import java.util.List;

/** What was answered in that time, and a little after. */
record Heard(List<Answer> answers, Duration time) {

    static final int NOTHING = 0;

    long count(int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    /** How many of other statuses than these. */
    long others(Integer... statuses) {
        return answers.stream()
                .filter(answer -> !List.of(statuses).contains(answer.status()))
                .count();
    }

    /** How long the slowest took, whatever it was. */
    double longestMillis() {
        return answers.stream().mapToDouble(Answer::millis).max().orElse(0);
    }

    /** How long after that moment of {@link System#nanoTime} the first was done what it asked for; infinite if none was. */
    double millisUntilDone(long since) {
        return answers.stream()
                .filter(answer -> answer.isDone() && answer.at() - since > 0)
                .mapToDouble(answer -> (answer.at() - since) / 1e6)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    double perSecond(int status) {
        return count(status) * 1e3 / time.toMillis();
    }

    /** How long that part of the answers of a status took at most; 0 if there was none. */
    double millis(int status, double part) {
        var millis = answers.stream()
                .filter(answer -> answer.status() == status)
                .mapToDouble(Answer::millis)
                .sorted()
                .toArray();
        return millis.length == 0 ? 0 : millis[(int) Math.min(millis.length - 1, part * millis.length)];
    }
}
