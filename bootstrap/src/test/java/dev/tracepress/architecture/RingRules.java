package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Conditions.whose;
import static dev.tracepress.architecture.Places.areInboundPorts;
import static dev.tracepress.architecture.Places.areOutboundPorts;
import static dev.tracepress.architecture.Places.isPackageInfo;
import static dev.tracepress.architecture.Places.liveIn;
import static dev.tracepress.architecture.Places.liveInPortPackages;
import static dev.tracepress.architecture.Places.liveOutside;
import static dev.tracepress.architecture.Ring.APPLICATION;
import static dev.tracepress.architecture.Ring.DOMAIN;
import static dev.tracepress.architecture.Ring.JOBS;
import static dev.tracepress.architecture.Ring.MEMORY;
import static dev.tracepress.architecture.Ring.OUTSIDE_THE_CORE;
import static dev.tracepress.architecture.Ring.PERSISTENCE;
import static dev.tracepress.architecture.Ring.SECURITY;
import static dev.tracepress.architecture.Ring.TELEMETRY;
import static dev.tracepress.architecture.Ring.WEB;
import static dev.tracepress.architecture.Ring.WIRING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rings of the hexagon: what is further in knows nothing of what is further out. */
final class RingRules {

    private static final List<Ring> BLIND = List.of(WEB, SECURITY, PERSISTENCE, JOBS, MEMORY);

    private static final List<Ring> DRIVEN = List.of(SECURITY, PERSISTENCE, JOBS, MEMORY, TELEMETRY);

    private RingRules() {}

    static ArchRule everyClassLivesInOneRingOfOneModule(String root) {
        return classes()
                .should(condition(
                        "live in one ring of one module, in memory, in the telemetry, or in the wiring",
                        (JavaClass type) ->
                                isPackageInfo(type) || Place.of(root, type).isPresent()
                                        ? List.of()
                                        : List.of(type.getName() + " lives nowhere")))
                .because("a class outside the map is a class outside every other rule");
    }

    static ArchRule ringsPointInward(String root) {
        return CompositeArchRule.of(noClasses()
                        .that(liveIn(root, DOMAIN))
                        .should()
                        .dependOnClassesThat(liveIn(root, APPLICATION, WEB, SECURITY, PERSISTENCE, JOBS, MEMORY)))
                .and(noClasses()
                        .that(liveIn(root, APPLICATION))
                        .should()
                        .dependOnClassesThat(liveIn(root, OUTSIDE_THE_CORE)))
                .because("the rules of publishing outlive every technology that they are served with");
    }

    static ArchRule adaptersAreBlindToEachOther(String root) {
        return CompositeArchRule.of(BLIND.stream()
                        .map(ring -> noClasses()
                                .that(liveIn(root, ring))
                                .should()
                                .dependOnClassesThat(liveIn(root, othersThan(ring))))
                        .toList())
                .because("an adapter can be replaced only if no other one leans on it");
    }

    private static List<Ring> othersThan(Ring ring) {
        return BLIND.stream().filter(other -> other != ring).toList();
    }

    static ArchRule nobodySeesTheWiring(String root) {
        return noClasses()
                .that(liveOutside(root, List.of(WIRING)))
                .should()
                .dependOnClassesThat(liveIn(root, WIRING))
                .because("the composition root knows everybody, so whoever knows it knows everybody too");
    }

    static ArchRule nobodySeesWhoWatches(String root) {
        return noClasses()
                .that(liveOutside(root, List.of(TELEMETRY, WIRING)))
                .should()
                .dependOnClassesThat(liveIn(root, TELEMETRY))
                .because(
                        "whoever is watched says what happens at a seam of their own, and works as well when nobody listens");
    }

    static ArchRule adaptersMeetTheCoreAtItsPorts(String root) {
        return noClasses()
                .that(liveIn(root, OUTSIDE_THE_CORE))
                .should()
                .dependOnClassesThat(liveIn(root, APPLICATION).and(not(liveInPortPackages(root))))
                .because("the services behind the inbound ports, and the factories of these, are for the wiring alone");
    }

    static ArchRule webReachesTheApplicationByInboundPorts(String root) {
        return noClasses()
                .that(liveIn(root, WEB))
                .should()
                .dependOnClassesThat(areOutboundPorts(root))
                .because(
                        "whoever is asked over HTTP asks a use case: what a repository says by itself is not yet an answer");
    }

    static ArchRule drivenAdaptersAskNoUseCase(String root) {
        return noClasses()
                .that(liveIn(root, SECURITY, PERSISTENCE, MEMORY))
                .should()
                .dependOnClassesThat(areInboundPorts(root))
                .because("whoever is asked by the application does not ask it back: the answer would wait for itself");
    }

    static ArchRule useCasesAskNoUseCase(String root) {
        return noClasses()
                .that(liveIn(root, Ring.CORE))
                .should()
                .accessTargetWhere(whose(
                        "owner is an inbound port",
                        target -> areInboundPorts(root).test(target.getOwner())))
                .because(
                        "one that asks another opens a second span, a second transaction and a second deadline in the first");
    }

    static ArchRule adaptersKeepWhatPortsPromise(String root) {
        return classes()
                .that(liveOutside(root, DRIVEN))
                .should(condition(
                        "keep no promise of an outbound port",
                        (JavaClass type) -> Stream.concat(
                                        type.getAllRawInterfaces().stream()
                                                .filter(_ -> !type.isInterface())
                                                .filter(areOutboundPorts(root))
                                                .map(JavaClass::getName),
                                        ClassFiles.typesOfLambdas(type).filter(made -> isOutboundPort(root, made)))
                                .map(port -> type.getName() + " keeps what " + port + " promises")
                                .toList()))
                .because("what keeps a port's promise anywhere else, or in a lambda, is held to no contract");
    }

    private static boolean isOutboundPort(String root, String name) {
        return name.startsWith(root + ".") && Place.isOutboundPortPackage(name.substring(0, name.lastIndexOf('.')));
    }

    static ArchRule portsDoNothing(String root) {
        return classes()
                .that(areInboundPorts(root).or(areOutboundPorts(root)))
                .should(condition(
                        "promise, and do nothing themselves",
                        (JavaClass type) -> type.getMethods().stream()
                                .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
                                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .map(method -> method.getFullName() + " does something")
                                .toList()))
                .because("what a port does by itself is done by no adapter, and held to no contract");
    }

    static ArchRule somebodyWantsWhatPortsPromise(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(areOutboundPorts(root))
                .should(condition(
                        "be asked for by somebody who does not keep the promise",
                        (JavaMethod method) -> method.getAccessesToSelf().stream()
                                        .anyMatch(access -> !access.getOriginOwner()
                                                .isAssignableTo(
                                                        method.getOwner().getName()))
                                ? List.of()
                                : List.of(method.getFullName() + " is asked for by nobody")))
                .because("what only a test wants, every adapter has to keep all the same");
    }

    static ArchRule portsAreInterfacesRecordsAndEnums(String root) {
        return classes()
                .that(liveInPortPackages(root))
                .should(condition(
                        "be interfaces, records or enums",
                        (JavaClass type) -> type.isInterface() || type.isRecord() || type.isEnum()
                                ? List.of()
                                : List.of(type.getName() + " is a class")))
                .because("a port is a promise and the data that it speaks of; behaviour belongs on either side of it");
    }
}
