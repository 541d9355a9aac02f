package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Conditions.useNothing;
import static dev.tracepress.architecture.Places.liveIn;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** What runs on an event loop waits for nothing; whom it may wait for at all, {@link JdkWords} and {@link ReactorWords} say. */
final class ReactiveRules {

    private static final List<Words> WAITING = List.of(JdkWords.WAITING, ReactorWords.BLOCKING);

    private ReactiveRules() {}

    /** What runs on an event loop though it is a job's. */
    static ArchRule jobsThatNeverBlockCallUseCasesAlone(String root) {
        return classes()
                .that(describe("say that they never block", type -> saysThatItNeverBlocks(root, type)))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are use cases, what belongs to them, and what cannot wait",
                        type -> cannotWait(root, type.getBaseComponentType())))
                .andShould(useNothing("wait for nothing", (_, words) -> !words.isEmpty() && WAITING.containsAll(words)))
                .because(
                        "they run on an event loop, which serves everybody: whoever calls another system or a library that"
                                + " may wait leaves neverBlocking() out, and runs on a virtual thread");
    }

    private static boolean saysThatItNeverBlocks(String root, JavaClass type) {
        var policy = root + ".shared.adapter.jobs.JobPolicy";
        return type.getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getTarget)
                .anyMatch(target -> target.getName().equals("neverBlocking")
                        && target.getOwner().getName().equals(policy));
    }

    private static boolean cannotWait(String root, JavaClass type) {
        var home = type.getPackageName();
        return type.isPrimitive()
                || Set.of(
                                "java.lang",
                                "java.lang.runtime",
                                "java.lang.invoke",
                                "java.time",
                                "java.util",
                                "reactor.core.publisher")
                        .contains(home)
                || (home.startsWith(root + ".")
                        && (home.endsWith(".adapter.jobs")
                                || home.contains(".application")
                                || home.endsWith(".domain")));
    }

    static ArchRule nobodyLocksOnEventLoops(String root) {
        return classes()
                .that(liveIn(root, Ring.DOMAIN, Ring.APPLICATION, Ring.WEB, Ring.SECURITY, Ring.PERSISTENCE))
                .should(condition(
                        "hold no lock",
                        (JavaClass type) -> ClassFiles.lockingMethodsOf(type)
                                .map(method -> type.getName() + "." + method + " is synchronized")
                                .toList()))
                .because(
                        "while one event loop waits for a lock, everybody whom it serves waits too; an atomic value or a"
                                + " concurrent map tells the same and waits for nobody");
    }
}
