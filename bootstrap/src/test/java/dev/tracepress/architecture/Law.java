package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;

/**
 * A rule that the production code keeps and that bites: of code which breaks each of its clauses it complains exactly so.
 *
 * @param rule made for a root package, so that the same rule judges the product and the fixture
 */
record Law(String name, Function<String, ArchRule> rule) {

    static Law law(String name, Function<String, ArchRule> rule) {
        return new Law(name, rule);
    }

    static Law law(Words words) {
        return new Law(words.rule(), words::stayAtHome);
    }

    /**
     * The violations are ArchUnit's own sentences without lines, parameters and the root of the fixture.
     *
     * @param source see {@link Fixture}
     */
    DynamicContainer isBrokenBy(String source, String... violations) {
        return dynamicContainer(
                name,
                Stream.of(
                        dynamicTest("holds in " + ProductionCode.ROOT, this::holds),
                        dynamicTest(
                                "bites",
                                () -> assertThat(new Fixture(source).<List<String>>judgedBy(this::violationsIn))
                                        .containsExactlyInAnyOrder(violations))));
    }

    private void holds() {
        rule.apply(ProductionCode.ROOT).check(ProductionCode.CLASSES);
    }

    private List<String> violationsIn(JavaClasses classes) {
        return rule.apply(Fixture.ROOT).evaluate(classes).getFailureReport().getDetails().stream()
                .map(violation -> inShort(violation.replaceAll("\\b" + Fixture.ROOT + "\\.", "")))
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
