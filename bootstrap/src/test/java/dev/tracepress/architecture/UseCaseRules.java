package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.areInboundPorts;
import static dev.tracepress.architecture.Places.areOutboundPorts;
import static dev.tracepress.architecture.Places.liveIn;
import static dev.tracepress.architecture.Places.liveInPortPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a use case is, and what it is made of. */
final class UseCaseRules {

    private static final int COLLABORATORS = 5;

    private UseCaseRules() {}

    static ArchRule everyUseCaseHasOneMethod(String root) {
        return classes()
                .that(areInboundPorts(root))
                .should(condition(
                        "have exactly one method",
                        (JavaClass type) -> type.getMethods().size() == 1
                                ? List.of()
                                : List.of(type.getName() + " has "
                                        + type.getMethods().size() + " methods")))
                .because("a use case is one thing that somebody wants; its callers should depend on no other");
    }

    static ArchRule everyUseCaseTakesItsCommand(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(areInboundPorts(root))
                .should(condition(
                        "take a record that is declared beside them, or nothing",
                        (JavaMethod method) -> takesItsCommand(method)
                                ? List.of()
                                : List.of(method.getFullName() + " takes something else")))
                .because(
                        "who asks names what they mean: of two texts in a row the compiler cannot tell which is which");
    }

    static ArchRule servicesAreHiddenAndFinal(String root) {
        return classes()
                .that(areServices(root))
                .should(condition(
                        "be package-private and final, and offer one inbound port",
                        (JavaClass type) -> isHiddenAndFinal(type)
                                        && type.getRawInterfaces().stream()
                                                        .filter(areInboundPorts(root))
                                                        .count()
                                                == 1
                                ? List.of()
                                : List.of(type.getName() + " is open, or offers not one port")))
                .because("a service is one answer to one port, and nobody needs to know which");
    }

    static ArchRule servicesTakePortsValuesTimeAndChance(String root) {
        return constructors()
                .that()
                .areDeclaredInClassesThat(workInTheApplication(root))
                .should(condition(
                        "take outbound ports, values, a time source and a source of chance",
                        (JavaConstructor constructor) -> constructor.getParameterTypes().stream()
                                .map(JavaType::getAllInvolvedRawTypes)
                                .flatMap(types -> types.stream().filter(type -> !mayBeTaken(root, type)))
                                .map(type -> constructor.getOwner().getName() + " takes " + type.getName())
                                .toList()))
                .because("whatever else a use case needs, it needs through a port");
    }

    static ArchRule servicesTakeFewCollaborators(String root) {
        return constructors()
                .that()
                .areDeclaredInClassesThat(areServices(root))
                .should(condition(
                        "take at most five collaborators",
                        (JavaConstructor constructor) ->
                                constructor.getParameterTypes().size() <= COLLABORATORS
                                        ? List.of()
                                        : List.of(constructor.getOwner().getName() + " takes "
                                                + constructor
                                                        .getParameterTypes()
                                                        .size())))
                .because("with more, two use cases live in one class");
    }

    static ArchRule servicesOpenOneTransaction(String root) {
        return classes()
                .that(areServices(root))
                .should(condition("open one transaction at most", (JavaClass type) -> {
                    var opened = type.getMethodCallsFromSelf().stream()
                            .filter(call -> call.getName().equals("inTransaction"))
                            .count();
                    return opened <= 1 ? List.of() : List.of(type.getName() + " opens " + opened);
                }))
                .because("between two of them others see the half of what was asked for, and a crash leaves it so");
    }

    static DescribedPredicate<JavaClass> areServices(String root) {
        return describe(
                "are services",
                type -> liveIn(root, Ring.APPLICATION).test(type)
                        && type.getSimpleName().endsWith("Service"));
    }

    /** Services, and what stands beside them by whatever name. */
    private static DescribedPredicate<JavaClass> workInTheApplication(String root) {
        return describe(
                "work in the application",
                type -> liveIn(root, Ring.APPLICATION)
                                .and(DescribedPredicate.not(liveInPortPackages(root)))
                                .test(type)
                        && !type.isRecord()
                        && !type.isEnum()
                        && !type.isAssignableTo(Throwable.class));
    }

    private static boolean takesItsCommand(JavaMethod method) {
        var taken = method.getRawParameterTypes();
        return taken.stream().allMatch(type -> isCommandOf(method.getOwner(), type)) && taken.size() <= 1;
    }

    private static boolean isCommandOf(JavaClass useCase, JavaClass type) {
        return type.isRecord()
                && type.getEnclosingClass().filter(useCase::equals).isPresent();
    }

    private static boolean isHiddenAndFinal(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                && !type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean mayBeTaken(String root, JavaClass type) {
        return areOutboundPorts(root).test(type)
                || isValue(root, type)
                || type.isEquivalentTo(InstantSource.class)
                || type.isEquivalentTo(RandomGenerator.class);
    }

    /** A record or enum of the domain, a duration, a number, or several of what may be taken. */
    private static boolean isValue(String root, JavaClass type) {
        return (liveIn(root, Ring.DOMAIN).test(type) && (type.isRecord() || type.isEnum()))
                || type.isPrimitive()
                || type.isEquivalentTo(Duration.class)
                || type.isEquivalentTo(List.class)
                || type.isEquivalentTo(Optional.class);
    }
}
