package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;

/**
 * A rule that the production code keeps and that bites: on a fixture which breaks each of its clauses it complains of exactly
 * that.
 *
 * @param rule made for a root package, so that the same rule judges the product and the fixture
 */
record Law(String name, Function<String, ArchRule> rule) {

    private static final String FIXTURES = "dev.tracepress.architecture.fixture.";

    static Law law(String name, Function<String, ArchRule> rule) {
        return new Law(name, rule);
    }

    /** The violations are ArchUnit's own sentences without lines, parameters and the root of the fixture. */
    DynamicContainer isBrokenBy(String fixture, String... violations) {
        return dynamicContainer(
                name,
                Stream.of(
                        dynamicTest("holds in " + ProductionCode.ROOT, this::holds),
                        dynamicTest(
                                "bites in fixture " + fixture,
                                () -> assertThat(violationsIn(FIXTURES + fixture))
                                        .containsExactlyInAnyOrder(violations))));
    }

    private void holds() {
        rule.apply(ProductionCode.ROOT).check(ProductionCode.CLASSES);
    }

    private List<String> violationsIn(String root) {
        var classes = new ClassFileImporter().importPackages(root);
        return rule.apply(root).evaluate(classes).getFailureReport().getDetails().stream()
                .map(violation -> inShort(violation.replace(root + ".", "")))
                .toList();
    }

    private static String inShort(String violation) {
        return violation
                .replaceAll(" in \\(\\w+\\.java:\\d+\\)", "")
                .replaceAll("(?s)\\s+1\\. Dependencies of .*", "")
                .replaceAll("\\s+", " ")
                .replaceAll("\\([^()]*\\)>", ">");
    }
}
