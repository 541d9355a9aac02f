package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.liveIn;
import static dev.tracepress.architecture.Places.liveInPortPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known does not change behind anybody's back. */
final class StateRules {

    private static final Set<String> MAKERS = Set.of("of", "ofEntries", "copyOf", "toList");

    /** What they give may be another thing each time. */
    private static final String FUNCTIONS = "java.util.function";

    private StateRules() {}

    static ArchRule stateIsFinal(String root) {
        return fields().that()
                .areDeclaredInClassesThat(liveIn(root, Ring.CORE))
                .should()
                .beFinal()
                .because("use cases serve many requests at once, and a value is the same tomorrow");
    }

    /** Fields that are final, and what they hold; of records another rule speaks. */
    static ArchRule theCoreRemembersNothing(String root) {
        return classes()
                .that(liveIn(root, Ring.CORE))
                .should(condition(
                        "hold nothing that changes",
                        (JavaClass type) -> type.getFields().stream()
                                .filter(field -> !type.isRecord() || !isState(field))
                                .filter(field -> field.getModifiers().contains(JavaModifier.FINAL))
                                .filter(StateRules::mayChange)
                                .map(field -> field.getFullName() + " can change")
                                .toList()))
                .because(
                        "what one request leaves for the next is seen by no port, by no other instance, and by no transaction");
    }

    static ArchRule dataAreRecords(String root) {
        return classes()
                .that(liveIn(root, Ring.DOMAIN).or(liveInPortPackages(root)))
                .and(holdState())
                .should(condition(
                        "be records, enums or errors",
                        (JavaClass type) -> type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class)
                                ? List.of()
                                : List.of(type.getName() + " is a class with state")))
                .because("data are what they hold: equal when equal, and never half changed");
    }

    static ArchRule recordsCopyTheirCollections(String root) {
        return classes()
                .that(liveIn(root, Ring.CORE))
                .and(describe("are records that hold collections", StateRules::isRecordOfCollections))
                .should(condition(
                        "copy them when they are made",
                        (JavaClass type) -> type.getConstructors().stream()
                                        .anyMatch(made -> copiesOf(made) >= collectionsIn(type))
                                ? List.of()
                                : List.of(type.getName() + " keeps a collection that somebody else may change")))
                .because("a record is no more immutable than the collection in it");
    }

    static ArchRule errorsAreSealed(String root) {
        return classes()
                .that(liveIn(root, Ring.CORE))
                .and()
                .areAssignableTo(Throwable.class)
                .should(condition(
                        "be sealed, or final and of a sealed family",
                        (JavaClass type) -> type.reflect().isSealed() || isLastOfSealedFamily(type)
                                ? List.of()
                                : List.of(type.getName() + " is outside every sealed family")))
                .because(
                        "the web edge maps errors in a switch without default: a new one must not compile until it has a status");
    }

    /** What javac makes of a switch over a sealed family that has no default. */
    static ArchRule edgesMapErrorsOneByOne(String root) {
        return classes()
                .that(liveIn(root, Ring.WEB))
                .and()
                .haveSimpleNameEndingWith("ErrorMapping")
                .and(describe("map errors of the core", type -> mapsErrorsOfTheCore(root, type)))
                .should(condition(
                        "map errors in a switch without default",
                        (JavaClass type) -> type.getConstructorCallsFromSelf().stream()
                                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MatchException.class))
                                ? List.of()
                                : List.of(type.getName() + " has a default, or no switch")))
                .because("a new error must not compile until it has a status");
    }

    private static boolean mapsErrorsOfTheCore(String root, JavaClass type) {
        return type.getMethods().stream()
                .flatMap(method -> method.getRawParameterTypes().stream())
                .anyMatch(taken -> taken.isAssignableTo(Throwable.class)
                        && liveIn(root, Ring.CORE).test(taken));
    }

    private static boolean isLastOfSealedFamily(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                && type.getRawSuperclass()
                        .filter(parent -> parent.reflect().isSealed())
                        .isPresent();
    }

    private static DescribedPredicate<JavaClass> holdState() {
        return describe("hold state", type -> type.getFields().stream().anyMatch(StateRules::isState));
    }

    private static boolean isState(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC);
    }

    private static boolean isRecordOfCollections(JavaClass type) {
        return type.isRecord() && collectionsIn(type) > 0;
    }

    private static long collectionsIn(JavaClass type) {
        return type.getFields().stream()
                .filter(StateRules::isState)
                .map(JavaField::getRawType)
                .filter(held -> isCollection(held) || held.isArray())
                .count();
    }

    private static long copiesOf(JavaCodeUnit constructor) {
        return constructor.getMethodCallsFromSelf().stream()
                .filter(call ->
                        call.getName().equals("copyOf") || call.getName().startsWith("unmodifiable"))
                .count();
    }

    private static boolean mayChange(JavaField field) {
        return AdapterStateRules.changes(field)
                || field.getRawType().getPackageName().equals(FUNCTIONS)
                || field.getRawType().isAssignableTo(Runnable.class)
                || (isCollection(field.getRawType()) && isMadeSomehow(field));
    }

    private static boolean isMadeSomehow(JavaField field) {
        return ClassFiles.fieldsSetBy(field.getOwner(), call -> !makesWhatStays(call))
                .anyMatch(field.getName()::equals);
    }

    /** By the specification of {@code List}, {@code Set}, {@code Map}, {@code Stream} and {@code Collections}. */
    private static boolean makesWhatStays(InvokeInstruction call) {
        return call.owner().asInternalName().startsWith("java/util/")
                && (MAKERS.contains(call.name().stringValue())
                        || call.name().stringValue().startsWith("unmodifiable"));
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }
}
