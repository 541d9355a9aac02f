package dev.tracepress.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The one line that a storm prints. */
final class Verdict {

    private final String promise;
    private final List<String> figures = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Verdict(String promise) {
        this.promise = promise;
    }

    /** To be told, whatever it is. */
    Verdict figure(String name, Object value) {
        figures.add(name + "=" + value);
        return this;
    }

    Verdict mustBe(String name, long value, long expected) {
        return check(name, value, value == expected, "must be " + expected);
    }

    Verdict mustBeZero(String name, long value) {
        return mustBe(name, value, 0);
    }

    Verdict mustBeAtLeast(String name, long value, long least) {
        return check(name, value, value >= least, "must be at least " + least);
    }

    Verdict mustBeAtMost(String name, double value, double most) {
        return check(name, value, value <= most, "must be at most " + most);
    }

    /** Says it, and fails if the promise is broken. */
    void give() {
        var line = "PROMISE %s %s %s".formatted(promise, broken.isEmpty() ? "PASS" : "FAIL", String.join(" ", figures));
        System.out.println(line);
        assertThat(broken).as(line).isEmpty();
    }

    private Verdict check(String name, Object value, boolean holds, String demand) {
        if (!holds) {
            broken.add(name + "=" + value + " " + demand);
        }
        return figure(name, value);
    }
}
