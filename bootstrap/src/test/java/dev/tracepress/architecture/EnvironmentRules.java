package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Conditions.whose;
import static dev.tracepress.architecture.Places.liveOutside;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings are read once, at the edge. */
final class EnvironmentRules {

    private static final Map<String, Set<String>> READS = Map.of(
            "java.lang.System", Set.of("getenv", "getProperty", "getProperties"),
            "java.lang.Boolean", Set.of("getBoolean"),
            "java.lang.Integer", Set.of("getInteger"),
            "java.lang.Long", Set.of("getLong"));

    private static final Set<String> SETTINGS_BY_ANNOTATION = Set.of(
            "org.springframework.beans.factory.annotation.Value",
            "org.springframework.boot.context.properties.ConfigurationProperties",
            "org.springframework.boot.autoconfigure.condition.ConditionalOnProperty",
            "org.springframework.context.annotation.PropertySource",
            "org.springframework.context.annotation.Profile");

    /** Spring Boot builds the log before any setting is read, and hands its format the environment. */
    static final String BUILT_BEFORE_SETTINGS = "telemetry.logging.LogFormat";

    private EnvironmentRules() {}

    static ArchRule theEnvironmentIsReadInTheWiring(String root) {
        return CompositeArchRule.of(noClasses()
                        .that(liveOutside(root, List.of(Ring.WIRING)))
                        .should()
                        .accessTargetWhere(whose("target reads the environment", EnvironmentRules::reads)))
                .and(noClasses()
                        .that(liveOutside(root, List.of(Ring.WIRING)))
                        .and(describe(
                                "are not " + BUILT_BEFORE_SETTINGS,
                                (JavaClass type) -> !type.getName().equals(root + "." + BUILT_BEFORE_SETTINGS)))
                        .should()
                        .dependOnClassesThat(describe("stand for the environment", EnvironmentRules::standsForIt)))
                .because(
                        "a setting is a typed value once it is inside; only the edge knows what variable it came from");
    }

    private static boolean reads(AccessTarget target) {
        return READS.getOrDefault(target.getOwner().getFullName(), Set.of()).contains(target.getName());
    }

    private static boolean standsForIt(JavaClass type) {
        return type.getPackageName().equals("org.springframework.core.env")
                || type.getName().equals("org.springframework.context.EnvironmentAware")
                || SETTINGS_BY_ANNOTATION.contains(type.getName());
    }
}
