package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.isPortPackage;
import static dev.tracepress.architecture.Places.liveIn;
import static dev.tracepress.architecture.Places.liveInModule;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The modules of the monolith: who may know whom, and how much of them. */
final class ModuleRules {

    private ModuleRules() {}

    /** Each module has classes, which {@link InventoryTest} sees to; the code that breaks the rule need not know all of them. */
    static ArchRule modulesFormATree(String root) {
        var rules = Stream.of(Module.values())
                .filter(module -> !module.strangers().isEmpty())
                .map(module -> noClasses()
                        .that(liveInModule(root, List.of(module)))
                        .should()
                        .dependOnClassesThat(liveInModule(root, module.strangers()))
                        .allowEmptyShould(true))
                .toList();
        return CompositeArchRule.of(rules)
                .because("notification may know article, article identity and everybody the kernel, which knows nobody;"
                        + " so a module can be read, tested and taken out without those above it");
    }

    static ArchRule modulesMeetAtTheirPorts(String root) {
        return classes()
                .that(liveIn(root, Ring.INSIDE_MODULES))
                .should(condition(
                        "see no more of other modules than domain, ports and the kernel's part of their own ring",
                        (JavaClass type) -> type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> reachesBehindThePorts(root, dependency))
                                .map(Dependency::getDescription)
                                .toList()))
                .because("what another module does behind its ports is free to change");
    }

    static ArchRule modulesHaveNoCycles(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("modules in a cycle are one module with more folders");
    }

    static ArchRule packagesHaveNoCycles(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can only be understood together");
    }

    private static boolean reachesBehindThePorts(String root, Dependency dependency) {
        var origin = Place.of(root, dependency.getOriginClass());
        var target = Place.of(root, dependency.getTargetClass());
        if (origin.isEmpty() || target.isEmpty() || target.get().module().isEmpty()) {
            return false;
        }
        return !origin.get().module().equals(target.get().module())
                && !isVisible(origin.get(), target.get(), dependency.getTargetClass());
    }

    private static boolean isVisible(Place origin, Place target, JavaClass type) {
        return switch (target.ring()) {
            case DOMAIN -> true;
            case APPLICATION -> isPortPackage(type.getBaseComponentType().getPackageName());
            case WEB, SECURITY, PERSISTENCE, JOBS ->
                target.ring() == origin.ring()
                        && target.module().filter(Module.SHARED::equals).isPresent();
            case MEMORY, TELEMETRY, WIRING -> false;
        };
    }
}
