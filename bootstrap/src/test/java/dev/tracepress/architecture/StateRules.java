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
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is known does not change behind anybody's back. */
final class StateRules {

    private StateRules() {}

    static ArchRule stateIsFinal(String root) {
        return fields().that()
                .areDeclaredInClassesThat(liveIn(root, Ring.CORE))
                .should()
                .beFinal()
                .because("use cases serve many requests at once, and a value is the same tomorrow");
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
                        (JavaClass type) -> type.getConstructors().stream().anyMatch(StateRules::copies)
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
                        "be sealed, or one of a sealed family",
                        (JavaClass type) -> type.reflect().isSealed()
                                        || type.getRawSuperclass()
                                                .filter(parent ->
                                                        parent.reflect().isSealed())
                                                .isPresent()
                                ? List.of()
                                : List.of(type.getName() + " is outside every sealed family")))
                .because(
                        "the web edge maps errors in a switch without default: a new one must not compile until it has a status");
    }

    private static DescribedPredicate<JavaClass> holdState() {
        return describe("hold state", type -> type.getFields().stream().anyMatch(StateRules::isState));
    }

    private static boolean isState(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC);
    }

    private static boolean isRecordOfCollections(JavaClass type) {
        return type.isRecord()
                && type.getFields().stream()
                        .filter(StateRules::isState)
                        .map(JavaField::getRawType)
                        .anyMatch(held -> held.isAssignableTo(Collection.class)
                                || held.isAssignableTo(Map.class)
                                || held.isArray());
    }

    private static boolean copies(JavaCodeUnit constructor) {
        return constructor.getMethodCallsFromSelf().stream()
                .anyMatch(call ->
                        call.getName().equals("copyOf") || call.getName().startsWith("unmodifiable"));
    }
}
