package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.isPackageInfo;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Habits that hold for every class, wherever it lives. */
final class HygieneRules {

    /** The only classes that speak nimbus' JWTClaimsSet, which tells time by java.util.Date. */
    static final List<String> NIMBUS_SPEAKERS =
            List.of("identity.adapter.security.NimbusAccessTokens", "identity.adapter.security.TokenClaims");

    private static final Set<String> INJECTIONS = Set.of("Autowired", "Inject", "Value", "Resource");

    private static final Set<String> GENERIC =
            Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable", "java.lang.Error");

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

    static ArchRule everyPackageIsNullMarked(String root) {
        return classes()
                .should(condition(
                        "live in a @NullMarked package",
                        (JavaClass type) -> isPackageInfo(type)
                                        || type.getPackage()
                                                .tryGetPackageInfo()
                                                .filter(HygieneRules::isNullMarked)
                                                .isPresent()
                                ? List.of()
                                : List.of(type.getName() + " lives in a package that is not @NullMarked")))
                .because("in " + root + " no null crosses a signature, and NullAway looks only where it is told to");
    }

    private static boolean isNullMarked(CanBeAnnotated packageInfo) {
        return packageInfo.isAnnotatedWith(NullMarked.class);
    }

    /** An exception class calls the constructor of its parent, which is no news. */
    private static boolean makesGenericException(JavaAccess<?> access) {
        var target = access.getTarget();
        return target instanceof AccessTarget.CodeUnitAccessTarget
                && target.getName().equals("<init>")
                && GENERIC.contains(target.getOwner().getFullName())
                && !(access.getOrigin().getName().equals("<init>")
                        && access.getOriginOwner()
                                .getRawSuperclass()
                                .filter(target.getOwner()::equals)
                                .isPresent());
    }
}
