package dev.tracepress.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * That the production code keeps a law, and that the law bites: of code which breaks each of its clauses it complains exactly so.
 *
 * @param violations ArchUnit's own sentences without lines, parameters and the root of the fixture
 */
record Proof(Law law, Fixture fixture, List<String> violations) {

    Proof {
        violations = List.copyOf(violations);
    }

    DynamicNode test() {
        return dynamicContainer(
                law.name(),
                Stream.of(
                        dynamicTest(law.name(), this::holds),
                        dynamicTest(law.name() + " (and it bites)", this::bites)));
    }

    private void holds() {
        var broken = law.violationsIn(ProductionCode.ROOT, ProductionCode.CLASSES);
        if (!broken.isEmpty()) {
            throw new AssertionError(sentenceFor(broken));
        }
    }

    /** What, where, why, and the way out. */
    String sentenceFor(List<String> broken) {
        return "\"%s\" is broken:\n%s\nWhy: %s.\nWay out: %s."
                .formatted(
                        law.name(),
                        broken.stream().sorted().map(where -> "  " + where).collect(joining("\n")),
                        law.reason(),
                        law.wayOut());
    }

    private void bites() {
        assertThat(fixture.<List<String>>judgedBy(classes -> law.violationsIn(Fixture.ROOT, classes)).stream()
                        .map(Proof::inShort))
                .containsExactlyInAnyOrderElementsOf(violations);
    }

    private static String inShort(String violation) {
        return violation
                .replaceAll("\\b" + Fixture.ROOT + "\\.", "")
                .replaceAll(" in \\(\\w+\\.java:\\d+\\)", "")
                .replaceAll("(?s)\\s+\\p{Nd}\\. Dependencies of .*", "")
                .replaceAll("\\s+", " ")
                .replaceAll("\\([^()]*\\)>", ">");
    }
}
