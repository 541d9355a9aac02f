package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.isPackageInfo;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;

/** Habits that hold for every class, wherever it lives. */
final class HygieneRules {

    /** The only classes that speak nimbus' JWTClaimsSet, which tells time by java.util.Date. */
    static final List<String> NIMBUS_SPEAKERS = List.of(
            "identity.adapter.security.NimbusAccessTokens",
            "identity.adapter.security.TicketClaims",
            "identity.adapter.security.TokenClaims");

    private static final Set<String> INJECTIONS = Set.of("Autowired", "Inject", "Value", "Resource");

    private static final Set<String> GENERIC =
            Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable", "java.lang.Error");

    private static final Homes LAST_RESORTS = Homes.in(Ring.TELEMETRY)
            .and("shared.adapter.jobs.listening", "shared.adapter.jobs.worker", "shared.adapter.jobs.inprocess")
            .and("wiring.failure", "wiring.embedded");

    private HygieneRules() {}

    static ArchRule nothingIsInjectedIntoFields(String root) {
        return noFields()
                .should()
                .beAnnotatedWith(describe(
                        "@Autowired, @Inject, @Value or @Resource",
                        annotation ->
                                INJECTIONS.contains(annotation.getRawType().getSimpleName())))
                .because("in " + root
                        + " what a class needs is said by its constructor, and is there when that returns");
    }

    static ArchRule nobodyThrowsGenericExceptions(String root) {
        return noClasses()
                .should()
                .accessTargetWhere(describe("make an exception that says nothing", HygieneRules::makesGenericException))
                .because("in " + root + " an error has a name, so that whoever catches it knows what happened");
    }

    static ArchRule nobodyCatchesWhateverComes(String root) {
        return codeUnits()
                .that()
                .areDeclaredInClassesThat(
                        describe("are not in " + LAST_RESORTS.listed(), type -> !LAST_RESORTS.shelter(root, type)))
                .should(condition(
                        "catch errors by their names",
                        (JavaCodeUnit unit) -> unit.getTryCatchBlocks().stream()
                                .flatMap(block -> block.getCaughtThrowables().stream())
                                .filter(error -> GENERIC.contains(error.getName()))
                                .filter(error -> !error.isEquivalentTo(Throwable.class) || !closesResources(unit))
                                .map(error -> unit.getFullName() + " catches " + error.getName())
                                .distinct()
                                .toList()))
                .because(
                        "a bug that is caught beside the error that was meant goes on as if nothing had happened; only what runs for"
                                + " as long as the process, and what watches others, must outlive whatever comes");
    }

    /** What try-with-resources makes of itself, which is of any throwable. */
    private static boolean closesResources(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().equals("addSuppressed"));
    }

    static ArchRule everyPackageIsNullMarked(String root) {
        return classes()
                .should(condition(
                        "live in a @NullMarked package, and take nothing back of that",
                        (JavaClass type) -> Stream.concat(unmarkedPackage(type), unmarked(type))
                                .toList()))
                .because("in " + root + " no null crosses a signature, and NullAway looks only where it is told to");
    }

    private static Stream<String> unmarkedPackage(JavaClass type) {
        return isPackageInfo(type)
                        || type.getPackage()
                                .tryGetPackageInfo()
                                .filter(HygieneRules::isNullMarked)
                                .isPresent()
                ? Stream.of()
                : Stream.of(type.getName() + " lives in a package that is not @NullMarked");
    }

    private static Stream<String> unmarked(JavaClass type) {
        var members = type.getMembers().stream()
                .filter(member -> member.isAnnotatedWith(NullUnmarked.class))
                .map(member -> member.getFullName() + " is @NullUnmarked");
        return type.isAnnotatedWith(NullUnmarked.class)
                ? Stream.concat(Stream.of(type.getName() + " is @NullUnmarked"), members)
                : members;
    }

    private static boolean isNullMarked(CanBeAnnotated packageInfo) {
        return packageInfo.isAnnotatedWith(NullMarked.class);
    }

    /** An exception class calls the constructor of its parent, which is no news, if it has a name. */
    private static boolean makesGenericException(JavaAccess<?> access) {
        var target = access.getTarget();
        return target instanceof AccessTarget.CodeUnitAccessTarget
                && target.getName().equals("<init>")
                && GENERIC.contains(target.getOwner().getFullName())
                && !(access.getOrigin().getName().equals("<init>")
                        && !access.getOriginOwner().isAnonymousClass()
                        && access.getOriginOwner()
                                .getRawSuperclass()
                                .filter(target.getOwner()::equals)
                                .isPresent());
    }
}
