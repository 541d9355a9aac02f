package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Conditions.whose;
import static dev.tracepress.architecture.Places.liveIn;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/** Reactive from end to end: nobody waits on a thread, nobody leaves the chain. */
final class ReactiveRules {

    /** The shield against cancellation and what goes on in the background: where a chain must outlive its subscriber. */
    static final List<String> SUBSCRIBERS = List.of(
            "shared.adapter.persistence.Shield",
            "memory.InMemoryDatabase",
            "shared.adapter.jobs.queue.Notifier",
            "shared.adapter.jobs.listening.DatabaseListener",
            "shared.adapter.jobs.worker.JobWorker",
            "notification.adapter.jobs.HeardArrivals",
            "wiring.DatabaseClock",
            "telemetry.context.ReactorTraceContext$OnThreadMono",
            "telemetry.context.ReactorTraceContext$OnThreadFlux");

    private static final Set<String> WAITING_FOR_A_PUBLISHER =
            Set.of("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream");

    private static final Set<String> WAITING_FOR_A_FUTURE = Set.of("get", "join", "resultNow");

    private static final Map<String, Set<String>> WAITING = Map.of(
            "java.lang.Object", Set.of("wait"),
            "java.lang.Thread", Set.of("sleep", "join"),
            "java.util.concurrent.CountDownLatch", Set.of("await"),
            "java.util.concurrent.Semaphore", Set.of("acquire"),
            "java.util.concurrent.locks.LockSupport", Set.of("park", "parkNanos", "parkUntil"));

    private static final Set<String> SUBSCRIBING = Set.of("subscribe", "subscribeWith", "toFuture");

    private ReactiveRules() {}

    static ArchRule nothingBlocks(String root) {
        return noClasses()
                .that(liveIn(root, Ring.DOMAIN, Ring.APPLICATION, Ring.WEB, Ring.PERSISTENCE))
                .should()
                .accessTargetWhere(whose("target waits", ReactiveRules::waits))
                .because("a few event loops serve everybody, so whoever waits on one makes all the others wait;"
                        + " jobs run on virtual threads of their own, where waiting is free");
    }

    /** What runs on an event loop though it is a job's. */
    static ArchRule jobsThatNeverBlockCallUseCasesAlone(String root) {
        return classes()
                .that(describe("say that they never block", type -> saysThatItNeverBlocks(root, type)))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are use cases, what belongs to them, and what cannot wait",
                        type -> cannotWait(root, type.getBaseComponentType())))
                .andShould(never(accessTargetWhere(whose("target waits", ReactiveRules::waits))))
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

    static ArchRule nobodySubscribesByHand(String root) {
        return noClasses()
                .that(areNotAnyOf(root, SUBSCRIBERS))
                .should()
                .accessTargetWhere(whose("target subscribes", ReactiveRules::subscribes))
                .because(
                        "a chain subscribed by hand loses the context, the cancellation and the errors of its caller;"
                                + " only the shield against cancellation, what goes on in the background, and the operators of the telemetry mean to");
    }

    static ArchRule reactorsMachineryStaysAtTheEdge(String root) {
        return noClasses()
                .that(liveIn(root, Ring.CORE))
                .should()
                .dependOnClassesThat(describe("are Reactor's machinery", ReactiveRules::isMachinery))
                .because(
                        "on which thread something runs, and what happens to all chains, is for adapters and wiring to say");
    }

    private static boolean isMachinery(JavaClass type) {
        return type.getPackageName().equals("reactor.core.scheduler")
                || Stream.of("Hooks", "Sinks")
                        .map("reactor.core.publisher."::concat)
                        .anyMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }

    private static DescribedPredicate<JavaClass> areNotAnyOf(String root, List<String> exceptions) {
        return describe(
                "are not any of " + exceptions,
                type -> exceptions.stream().map(name -> root + "." + name).noneMatch(type.getName()::equals));
    }

    private static boolean waits(AccessTarget target) {
        var owner = target.getOwner();
        return (owner.isAssignableTo(Publisher.class) && WAITING_FOR_A_PUBLISHER.contains(target.getName()))
                || (owner.isAssignableTo(Future.class) && WAITING_FOR_A_FUTURE.contains(target.getName()))
                || WAITING.getOrDefault(owner.getFullName(), Set.of()).contains(target.getName());
    }

    private static boolean subscribes(AccessTarget target) {
        return target.getOwner().isAssignableTo(Publisher.class) && SUBSCRIBING.contains(target.getName());
    }
}
