package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.areInboundPorts;
import static dev.tracepress.architecture.Places.liveIn;
import static dev.tracepress.architecture.Places.liveInModule;
import static dev.tracepress.architecture.Places.liveInPortPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which doors are open: public is a promise. */
final class VisibilityRules {

    /** Named by its settings, and made by its constructor. */
    static final String FOUND_BY_SPRING_BOOT = "telemetry.logging.LogFormat";

    private VisibilityRules() {}

    static ArchRule adaptersShowTheirConfigurationAlone(String root) {
        return classes()
                .that(liveIn(root, Ring.ADAPTERS))
                .and(liveInModule(root, Module.aboveTheKernel()))
                .and(arePublic())
                .should(condition(
                        "be a …Configuration, or the …Settings record that it takes, or a part of that, or what the"
                                + " packages inside its own share",
                        (JavaClass type) -> isConfiguration(type)
                                        || isSettings(type)
                                        || isPartOfSettings(type)
                                        || isSharedInside(type)
                                ? List.of()
                                : List.of(type.getName() + " is public")))
                .because("whoever wires an adapter needs its front door and no other");
    }

    static ArchRule roomsShowWhatOtherRoomsUse(String root) {
        return classes()
                .that(liveIn(root, Ring.ADAPTERS)
                        .and(liveInModule(root, List.of(Module.SHARED)))
                        .or(liveIn(root, Ring.TELEMETRY)))
                .and()
                .resideOutsideOfPackage(root + ".telemetry.catalog")
                .and()
                .areTopLevelClasses()
                .and(arePublic())
                .should(condition(
                        "be used by another package, belong to the signatures of one that is, or be found by Spring Boot",
                        (JavaClass type) -> isConfiguration(type)
                                        || isSettings(type)
                                        || isFoundByName(root, type)
                                        || isNeededElsewhere(type)
                                ? List.of()
                                : List.of(type.getName() + " is public and used in no other room")))
                .because(
                        "what a room shows is its small interface to the others, and the rest of it is free to change; the catalogue is"
                                + " there to be read, by documents, dashboards and alerts too");
    }

    static ArchRule rowsAreForTheQueueAlone(String root) {
        var queue = root + ".shared.adapter.jobs";
        return noClasses()
                .that()
                .resideOutsideOfPackage(queue + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(queue + ".rows..")
                .because(
                        "what a job looks like in its table changes with the table; others ask the queue, or its operations");
    }

    static ArchRule servicesHideBehindFactories(String root) {
        return classes()
                .that(liveIn(root, Ring.APPLICATION))
                .and(DescribedPredicate.not(liveInPortPackages(root)))
                .and(arePublic())
                .should(condition(
                        "be factories that hand out inbound ports",
                        (JavaClass type) -> whatKeepsItFromBeingAFactory(root, type)))
                .because("callers get the port; which class stands behind it is the module's own affair");
    }

    static ArchRule modulesHaveOneFactory(String root) {
        return classes()
                .that(liveIn(root, Ring.APPLICATION))
                .and(liveInModule(root, Module.aboveTheKernel()))
                .and(DescribedPredicate.not(liveInPortPackages(root)))
                .and(arePublic())
                .should(condition(
                        "be the only one of their module",
                        (JavaClass type) ->
                                isAlone(root, type) ? List.of() : List.of(type.getName() + " is one of several")))
                .because(
                        "whoever wires a module finds all that it does at one door; the kernel is no module, and has three");
    }

    private static List<String> whatKeepsItFromBeingAFactory(String root, JavaClass type) {
        var complaints = new ArrayList<String>();
        if (!type.getConstructors().stream()
                .allMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PRIVATE))) {
            complaints.add(type.getName() + " can be constructed");
        }
        type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !areInboundPorts(root).test(method.getRawReturnType()))
                .map(method -> method.getFullName() + " hands out no inbound port")
                .forEach(complaints::add);
        return complaints;
    }

    private static boolean isAlone(String root, JavaClass factory) {
        return factory.getPackage().getClassesInPackageTree().stream()
                .filter(DescribedPredicate.not(liveInPortPackages(root)))
                .filter(VisibilityRules::isPublic)
                .allMatch(factory::equals);
    }

    private static DescribedPredicate<JavaClass> arePublic() {
        return describe("are public", VisibilityRules::isPublic);
    }

    /** A public class inside a hidden one is hidden with it. */
    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(VisibilityRules::isPublic).orElse(true);
    }

    private static boolean isConfiguration(JavaClass type) {
        return type.getSimpleName().endsWith("Configuration")
                && type.isAnnotatedWith("org.springframework.context.annotation.Configuration");
    }

    private static boolean isSettings(JavaClass type) {
        return type.isRecord()
                && type.getSimpleName().endsWith("Settings")
                && type.getDirectDependenciesToSelf().stream()
                        .map(Dependency::getOriginClass)
                        .anyMatch(user ->
                                isConfiguration(user) && user.getPackage().equals(type.getPackage()));
    }

    /** Used by two packages or more inside its own, and by no other. */
    private static boolean isSharedInside(JavaClass type) {
        var users = type.getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass().getPackageName())
                .filter(user -> !user.equals(type.getPackageName()))
                .collect(Collectors.toUnmodifiableSet());
        return users.size() > 1 && users.stream().allMatch(user -> user.startsWith(type.getPackageName() + "."));
    }

    private static boolean isFoundByName(String root, JavaClass type) {
        return type.getName().equals(root + "." + FOUND_BY_SPRING_BOOT);
    }

    private static boolean isNeededElsewhere(JavaClass type) {
        return Stream.concat(Stream.of(type), speakersOf(type).stream().filter(VisibilityRules::isPublic))
                .anyMatch(VisibilityRules::isUsedInAnotherPackage);
    }

    /** Whoever uses what is declared in a class passes through its door as well. */
    private static boolean isUsedInAnotherPackage(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(part ->
                        part.getName().equals(type.getName()) || part.getName().startsWith(type.getName() + "$"))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .map(dependency -> dependency.getOriginClass().getPackageName())
                .anyMatch(user -> !user.equals(type.getPackageName()));
    }

    /** Who takes it, returns it or throws it in public, and whoever speaks of these in turn. */
    private static Set<JavaClass> speakersOf(JavaClass type) {
        var speakers = new LinkedHashSet<JavaClass>();
        var open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            membersThatSpeakOf(open.remove())
                    .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                    .map(JavaMember::getOwner)
                    .filter(speakers::add)
                    .forEach(open::add);
        }
        return speakers;
    }

    private static Stream<? extends JavaMember> membersThatSpeakOf(JavaClass type) {
        return Stream.of(
                        type.getMethodsWithParameterTypeOfSelf(),
                        type.getMethodsWithReturnTypeOfSelf(),
                        type.getMethodThrowsDeclarationsWithTypeOfSelf().stream()
                                .map(ThrowsDeclaration::getLocation)
                                .toList())
                .flatMap(Collection::stream);
    }

    private static boolean isPartOfSettings(JavaClass type) {
        return (type.isRecord() || type.isEnum())
                && type.getEnclosingClass().filter(VisibilityRules::isSettings).isPresent();
    }
}
