package dev.tracepress.telemetry;

import java.util.Collection;

/** What people are shown of a walk: chapters of lines, and facts that hold or do not. */
final class Findings {

    private final StringBuilder text = new StringBuilder();
    private int held;
    private int failed;

    void chapter(String title) {
        text.append('\n').append(title).append("\n\n");
    }

    void show(Collection<String> lines) {
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }

    void check(String fact, boolean holds) {
        if (holds) {
            held++;
        } else {
            failed++;
        }
        text.append(holds ? "  ok      " : "  FAILED  ").append(fact).append('\n');
    }

    boolean allHold() {
        return failed == 0;
    }

    @Override
    public String toString() {
        return text + "\n%s facts hold, %s do not%n".formatted(held, failed);
    }
}
