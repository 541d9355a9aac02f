package dev.tracepress.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The one line that the test of a promise prints: whether it was kept, and with which figures. */
public final class Verdict {

    private final String promise;
    private final List<String> figures = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    /** Of the promise of that number in {@code docs/reliability.md}. */
    public Verdict(String promise) {
        this.promise = promise;
    }

    /** To be told, whatever it is. */
    public Verdict figure(String name, Object value) {
        figures.add(name + "=" + value);
        return this;
    }

    public Verdict mustBe(String name, long value, long expected) {
        return check(name, value, value == expected, "must be " + expected);
    }

    public Verdict mustBeZero(String name, long value) {
        return mustBe(name, value, 0);
    }

    public Verdict mustBeAtLeast(String name, long value, long least) {
        return check(name, value, value >= least, "must be at least " + least);
    }

    public Verdict mustBeAtMost(String name, double value, double most) {
        return check(name, value, value <= most, "must be at most " + most);
    }

    public Verdict mustEqual(String name, Object value, Object expected) {
        return check(name, value, value.equals(expected), "must be " + expected);
    }

    /** Says it, and fails if the promise is broken. */
    public void give() {
        assertThat(broken).as(said("PROMISE")).isEmpty();
    }

    /** Says it of a run without what keeps the promise, and fails if it was kept nevertheless: then it was not tried hard enough. */
    public void giveAsControl() {
        assertThat(broken).as(said("CONTROL")).isNotEmpty();
    }

    private String said(String what) {
        var line =
                "%s %s %s %s".formatted(what, promise, broken.isEmpty() ? "PASS" : "FAIL", String.join(" ", figures));
        System.out.println(line);
        return line;
    }

    private Verdict check(String name, Object value, boolean holds, String demand) {
        if (!holds) {
            broken.add(name + "=" + value + " " + demand);
        }
        return figure(name, value);
    }
}
