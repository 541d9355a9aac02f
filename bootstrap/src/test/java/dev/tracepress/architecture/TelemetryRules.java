package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.areInboundPorts;
import static dev.tracepress.architecture.Places.moduleOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Every use case can be seen in a trace, under a name that stays. */
final class TelemetryRules {

    /** Whom the spans of a module are about, where it is not what the module is called by. */
    private static final Map<Module, Set<String>> SUBJECTS = Map.of(
            Module.SHARED, Set.of("jobs", "request"),
            Module.IDENTITY, Set.of("user"),
            Module.OPERATIONS, Set.of("trace", "figures"));

    private static final Set<String> PUBLISHERS = Set.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux");

    private static final Pattern VERB = Pattern.compile("[a-z]+([A-Z][a-z]+)*");

    private TelemetryRules() {}

    static ArchRule everyUseCaseHasASpan(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(areUseCases(root))
                .should(condition(
                        "carry @WithSpan(\"subject.verb\"), the subject being their module's",
                        (JavaMethod method) -> isNamedAfterItsModule(root, method)
                                ? List.of()
                                : List.of(method.getOwner().getName() + " has the span "
                                        + spanOf(method).orElse("of nobody"))))
                .because(
                        "whoever reads a trace should find the use case by its name, and the name is a promise to dashboards");
    }

    static ArchRule spansLastAsLongAsAPublisher(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(areUseCases(root))
                .and()
                .areAnnotatedWith(WithSpan.class)
                .should(condition(
                        "return a Mono or a Flux",
                        (JavaMethod method) ->
                                PUBLISHERS.contains(method.getRawReturnType().getName())
                                        ? List.of()
                                        : List.of(method.getOwner().getName() + "." + method.getName() + " returns "
                                                + method.getRawReturnType().getName())))
                .because(
                        "a span begins with the subscription and ends with the last signal; of anything else nobody knows when"
                                + " it is over, and the start is refused");
    }

    static ArchRule spanNamesAreUnique(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(areUseCases(root))
                .should(new UniqueSpans())
                .because("two use cases under one name are one line in every dashboard");
    }

    static ArchRule spansAreDeclaredOnUseCasesOnly(String root) {
        return noMethods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.not(areUseCases(root)))
                .should()
                .beAnnotatedWith(WithSpan.class)
                .because(
                        "one implementation of the annotation watches the use cases; elsewhere it would promise in vain");
    }

    static Optional<String> spanOf(JavaMethod method) {
        return method.tryGetAnnotationOfType(WithSpan.class).map(WithSpan::value);
    }

    private static DescribedPredicate<JavaClass> areUseCases(String root) {
        return describe(
                "are use cases",
                type -> areInboundPorts(root).test(type) && type.getSimpleName().endsWith("UseCase"));
    }

    private static boolean isNamedAfterItsModule(String root, JavaMethod method) {
        var subjects = moduleOf(root, method.getOwner())
                .map(module -> SUBJECTS.getOrDefault(module, Set.of(module.path())))
                .orElse(Set.of());
        return spanOf(method)
                .filter(span -> subjects.stream()
                        .filter(subject -> span.startsWith(subject + "."))
                        .anyMatch(subject -> VERB.matcher(span.substring(subject.length() + 1))
                                .matches()))
                .isPresent();
    }

    private static final class UniqueSpans extends ArchCondition<JavaMethod> {

        private final Map<String, JavaMethod> seen = new HashMap<>();

        UniqueSpans() {
            super("carry a span name that no other one carries");
        }

        @Override
        public void init(Collection<JavaMethod> all) {
            seen.clear();
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            spanOf(method).ifPresent(span -> {
                var other = seen.putIfAbsent(span, method);
                if (other != null) {
                    events.add(SimpleConditionEvent.violated(method, span + " names two use cases"));
                }
            });
        }
    }
}
