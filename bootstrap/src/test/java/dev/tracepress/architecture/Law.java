package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rule under its name, with what to do for whoever breaks it.
 *
 * @param rule made for a root package, so that the same rule judges the product and the fixture
 * @param wayOut what to do instead
 */
record Law(String name, Function<String, ArchRule> rule, String wayOut) {

    private static final String BECAUSE = ", because ";

    static Law law(String name, Function<String, ArchRule> rule, String wayOut) {
        return new Law(name, rule, wayOut);
    }

    static Law law(Words words) {
        return new Law(
                words.rule(),
                words::stayAtHome,
                words.homes().equals(Homes.nowhere())
                        ? "do without it"
                        : "it is at home in " + words.homes().listed());
    }

    /** @param source see {@link Fixture} */
    Proof isBrokenBy(String source, String... violations) {
        return new Proof(this, new Fixture(source), List.of(violations));
    }

    String reason() {
        var description = rule.apply(ProductionCode.ROOT).getDescription();
        return description.substring(description.lastIndexOf(BECAUSE) + BECAUSE.length());
    }

    /** How many classes or members of those that ship. */
    int looksAt() {
        return LookedAt.by(rule.apply(ProductionCode.ROOT), ProductionCode.CLASSES);
    }

    /** What ArchUnit says of each place, in no order. */
    List<String> violationsIn(String root, JavaClasses classes) {
        return rule.apply(root).evaluate(classes).getFailureReport().getDetails();
    }
}
