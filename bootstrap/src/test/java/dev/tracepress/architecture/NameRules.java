package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.areInboundPorts;
import static dev.tracepress.architecture.Places.areOutboundPorts;
import static dev.tracepress.architecture.Places.liveIn;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.regex.Pattern;

/** A name says what a class is; whoever knows the name need not open the file. */
final class NameRules {

    /** Asked by probes every few seconds: no use case of anybody, and no span. */
    static final String HEALTH_CHECK = "shared.application.port.in.HealthCheck";

    private static final Pattern EMPTY_WORD = Pattern.compile(".*(Impl|Utils?|Helpers?|Managers?)([A-Z].*)?");

    private NameRules() {}

    static ArchRule inboundPortsAreCalledUseCase(String root) {
        return classes()
                .that(areInboundPorts(root))
                .and(describe("are not " + HEALTH_CHECK, type -> !type.getName().equals(root + "." + HEALTH_CHECK)))
                .should(haveSimpleNameEndingWith("UseCase"))
                .because("what the service can do is the list of its use cases; the health check is for machines");
    }

    static ArchRule servicesAreCalledService(String root) {
        return CompositeArchRule.of(
                        classes().that(offer(areInboundPorts(root))).should(haveSimpleNameEndingWith("Service")))
                .and(classes()
                        .that(describe(
                                "are called …Service",
                                type -> type.getSimpleName().endsWith("Service")))
                        .should(condition(
                                "offer an inbound port",
                                (JavaClass type) -> offer(areInboundPorts(root)).test(type)
                                        ? List.of()
                                        : List.of(type.getName() + " offers no inbound port"))))
                .because("a service is what stands behind an inbound port, and nothing else is one");
    }

    static ArchRule adaptersToR2dbcAreCalledAfterIt(String root) {
        return CompositeArchRule.of(classes()
                        .that(liveIn(root, Ring.PERSISTENCE))
                        .and(offer(areOutboundPorts(root)))
                        .and(describe("stand around no other adapter", type -> !standsAroundAnother(root, type)))
                        .should(haveSimpleNameStartingWith("R2dbc")))
                .and(classes()
                        .that(describe(
                                "are called R2dbc…",
                                type -> type.getSimpleName().startsWith("R2dbc")))
                        .should(condition(
                                "offer an outbound port in persistence",
                                (JavaClass type) -> liveIn(root, Ring.PERSISTENCE)
                                                        .test(type)
                                                && offer(areOutboundPorts(root)).test(type)
                                        ? List.of()
                                        : List.of(type.getName() + " offers no outbound port in persistence"))))
                .because(
                        "the port says the role, the adapter adds the technology; one that stands around another of the same"
                                + " port has a technology only in that");
    }

    private static boolean standsAroundAnother(String root, JavaClass type) {
        return type.getConstructors().stream()
                .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                .anyMatch(taken -> areOutboundPorts(root).test(taken)
                        && type.getAllRawInterfaces().contains(taken));
    }

    static ArchRule tasksAreCalledTask(String root) {
        return classes()
                .that(liveIn(root, Ring.JOBS))
                .and()
                .areAssignableTo("com.github.kagkarlsson.scheduler.task.Task")
                .should(haveSimpleNameEndingWith("Task"))
                .because("db-scheduler calls it so, and our own word is job");
    }

    static ArchRule configurationsAreCalledByTheirRing(String root) {
        return CompositeArchRule.of(classes()
                        .that(liveIn(root, Ring.OUTSIDE_THE_CORE))
                        .and()
                        .areAnnotatedWith("org.springframework.context.annotation.Configuration")
                        .should(haveSimpleNameEndingWith("Configuration")))
                .and(classes()
                        .that(liveIn(root, Ring.WIRING))
                        .and()
                        .areTopLevelClasses()
                        .and()
                        .areAnnotatedWith("org.springframework.context.annotation.Configuration")
                        .should(haveSimpleNameEndingWith("Wiring")))
                .because("an adapter configures itself, and the wiring puts them together");
    }

    static ArchRule noNameIsEmpty(String root) {
        return classes()
                .should(condition(
                        "be called something else than Impl, Util, Helper or Manager",
                        (JavaClass type) ->
                                EMPTY_WORD.matcher(type.getSimpleName()).matches()
                                        ? List.of(type.getName() + " has an empty word in its name")
                                        : List.of()))
                .because("in " + root + " such a word stands where the right one was not looked for");
    }

    private static DescribedPredicate<JavaClass> offer(DescribedPredicate<JavaClass> ports) {
        return describe(
                "offer what " + ports.getDescription().replace("are ", "counts among "),
                type -> !type.isInterface()
                        && type.getAllRawInterfaces().stream().anyMatch(ports));
    }
}
