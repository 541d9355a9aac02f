package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Conditions.whose;
import static dev.tracepress.architecture.Places.liveIn;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Time and chance come into the core from outside. */
final class TimeAndChanceRules {

    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");

    private static final Set<String> CHANCE = Set.of(
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    private TimeAndChanceRules() {}

    static ArchRule theCoreIsToldTheTime(String root) {
        return noClasses()
                .that(liveIn(root, Ring.CORE))
                .should()
                .accessTargetWhere(whose("target reads a clock of its own", TimeAndChanceRules::readsAClock))
                .because("an InstantSource is handed in, so that tests set the time and do not wait for it");
    }

    static ArchRule theCoreIsDealtItsChances(String root) {
        return noClasses()
                .that(liveIn(root, Ring.CORE))
                .should()
                .accessTargetWhere(whose("target throws dice of its own", TimeAndChanceRules::throwsDice))
                .because("a RandomGenerator is handed in, so that tests choose what falls");
    }

    private static boolean readsAClock(AccessTarget target) {
        var owner = target.getOwner().getFullName();
        var name = target.getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (CLOCKS.contains(owner) && (name.startsWith("system") || name.startsWith("tick")))
                || (owner.equals("java.lang.System")
                        && List.of("currentTimeMillis", "nanoTime").contains(name));
    }

    private static boolean throwsDice(AccessTarget target) {
        return CHANCE.contains(target.getOwner().getFullName() + "." + target.getName())
                || (target.getName().equals("<init>") && target.getOwner().isAssignableTo(RandomGenerator.class));
    }
}
