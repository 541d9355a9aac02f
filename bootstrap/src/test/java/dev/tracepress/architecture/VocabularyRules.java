package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.tracepress.architecture.Places.liveIn;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The words that the core may use: lists of what is allowed, since lists of what is not are never complete. */
final class VocabularyRules {

    private static final List<String> PLAIN_JAVA = List.of(
            "java.lang",
            "java.lang.runtime",
            "java.time",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.random",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations");

    /** Unicode normalisation is the JDK's own, and Transliteration has no better place to find it. */
    private static final List<String> NORMALIZER =
            List.of("java.text.Normalizer", "java.text.Normalizer$Form", "java.net.IDN");

    private static final List<String> REACTIVE = List.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux");

    /** How far a stream has come is known to nobody but its own chain, whose signals come from many threads in turn. */
    private static final List<String> POSITIONS = List.of("java.util.concurrent.atomic.AtomicReference");

    /** SpanKind is the type of a member of the annotation, which every use of it therefore names. */
    private static final List<String> TRACED = List.of(
            "io.opentelemetry.instrumentation.annotations.WithSpan",
            "io.opentelemetry.instrumentation.annotations.SpanAttribute",
            "io.opentelemetry.api.trace.SpanKind");

    private VocabularyRules() {}

    static ArchRule theDomainSpeaksPlainJava(String root) {
        return classes()
                .that(liveIn(root, Ring.DOMAIN))
                .should()
                .onlyDependOnClassesThat(
                        liveIn(root, Ring.DOMAIN).or(arePlainJava()).or(areAnyOf(NORMALIZER)))
                .because("the domain is read by people who know publishing, and compiled by whatever comes next");
    }

    static ArchRule theApplicationAddsMonoFluxAndSpansOnly(String root) {
        return classes()
                .that(liveIn(root, Ring.APPLICATION))
                .should()
                .onlyDependOnClassesThat(liveIn(root, Ring.CORE)
                        .or(arePlainJava())
                        .or(areAnyOf(REACTIVE))
                        .or(areAnyOf(POSITIONS))
                        .or(areAnyOf(TRACED)))
                .because("Mono and Flux carry the context and say the cardinality, @WithSpan is an annotation;"
                        + " more of any technology would decide what adapters are for");
    }

    private static DescribedPredicate<JavaClass> arePlainJava() {
        return describe("are plain Java", type -> {
            var base = type.getBaseComponentType();
            return base.isPrimitive() || PLAIN_JAVA.contains(base.getPackageName());
        });
    }

    private static DescribedPredicate<JavaClass> areAnyOf(List<String> names) {
        return describe(
                "are any of " + names,
                type -> names.contains(type.getBaseComponentType().getName()));
    }
}
