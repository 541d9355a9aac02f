package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.liveIn;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Names at the edge, where our words meet those of HTTP and SQL. */
final class EdgeNameRules {

    /** The kernel's reader of columns: it serves every row type and is none. */
    static final String COLUMN_READER = "shared.adapter.persistence.Rows";

    /** What it answers, a page or JSON, is chosen by what the client would rather have. */
    static final String FRONT_DOOR = "shared.adapter.web.openapi.RootController";

    private static final String CONTROLLER = "org.springframework.web.bind.annotation.RestController";
    private static final String BODY = "org.springframework.web.bind.annotation.RequestBody";
    private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";

    private EdgeNameRules() {}

    static ArchRule controllersAreCalledController(String root) {
        return CompositeArchRule.of(
                        classes().that().areAnnotatedWith(CONTROLLER).should(haveSimpleNameEndingWith("Controller")))
                .and(classes()
                        .that(describe(
                                "are called …Controller",
                                type -> type.getSimpleName().endsWith("Controller")))
                        .should()
                        .beAnnotatedWith(CONTROLLER))
                .because("the routes of " + root + " are found by looking for controllers");
    }

    static ArchRule bodiesAreCalledRequestAndResponse(String root) {
        return CompositeArchRule.of(methods()
                        .that()
                        .areDeclaredInClassesThat(liveIn(root, Ring.WEB))
                        .and(describe(
                                "take a body",
                                (JavaMethod method) -> !bodies(method).isEmpty()))
                        .should(condition(
                                "take a …Request",
                                (JavaMethod method) -> bodies(method).stream()
                                        .filter(type -> !type.isRecord()
                                                || !type.getSimpleName().endsWith("Request"))
                                        .map(type -> method.getFullName() + " takes " + type.getName())
                                        .toList())))
                .and(methods()
                        .that()
                        .areDeclaredInClassesThat(liveIn(root, Ring.WEB))
                        .and(describe("answer requests", EdgeNameRules::answers))
                        .should(condition(
                                "answer with a …Response",
                                (JavaMethod method) -> answersOf(root, method).stream()
                                        .filter(type -> !isResponse(type))
                                        .map(type -> method.getFullName() + " answers with " + type.getName())
                                        .toList())))
                .and(methods()
                        .that()
                        .areDeclaredInClassesThat(liveIn(root, Ring.WEB).and(areNot(root, FRONT_DOOR)))
                        .and(describe("answer requests", EdgeNameRules::answers))
                        .should(condition(
                                "say what they answer with",
                                (JavaMethod method) -> mayAnswerAnything(method)
                                        ? List.of(method.getFullName() + " answers with anything")
                                        : List.of())))
                .because("what travels is neither a command nor a view: it changes with the contract alone");
    }

    static ArchRule rowsAreCalledRow(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(liveIn(root, Ring.PERSISTENCE).and(areNot(root, COLUMN_READER)))
                .and(describe("read a row", EdgeNameRules::readsARow))
                .should(condition(
                        "be declared in a …Row",
                        (JavaMethod method) -> method.getOwner().getSimpleName().endsWith("Row")
                                ? List.of()
                                : List.of(method.getFullName() + " reads a row elsewhere")))
                .because("the columns of a statement are named in one place, beside the type that they become");
    }

    private static List<JavaClass> bodies(JavaMethod method) {
        return method.getParameters().stream()
                .filter(parameter -> parameter.isAnnotatedWith(BODY))
                .map(JavaParameter::getRawType)
                .toList();
    }

    private static boolean answers(JavaMethod method) {
        return method.isAnnotatedWith(MAPPING) || method.isMetaAnnotatedWith(MAPPING);
    }

    private static List<JavaClass> answersOf(String root, JavaMethod method) {
        return method.getReturnType().getAllInvolvedRawTypes().stream()
                .filter(type -> type.getPackageName().startsWith(root + "."))
                .toList();
    }

    private static boolean mayAnswerAnything(JavaMethod method) {
        return method.getReturnType().getName().contains("?")
                || method.getReturnType().getAllInvolvedRawTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Object.class));
    }

    private static boolean isResponse(JavaClass type) {
        return type.isRecord()
                && (type.getSimpleName().endsWith("Response")
                        || type.getEnclosingClass()
                                .filter(EdgeNameRules::isResponse)
                                .isPresent());
    }

    /** A method reference to it becomes no method of ours, so what counts is what we declare. */
    private static boolean readsARow(JavaMethod method) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo("io.r2dbc.spi.Readable"));
    }

    private static DescribedPredicate<JavaClass> areNot(String root, String place) {
        return describe("are not " + place, type -> !type.getName().equals(root + "." + place));
    }
}
