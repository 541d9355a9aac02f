package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReactiveRulesTest {

    @TestFactory
    Stream<DynamicNode> the_reactive_chain() {
        return Stream.of(
                law("nothing blocks", ReactiveRules::nothingBlocks)
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import reactor.core.publisher.Mono;

                                /** Stands on a thread of its own. */
                                final class Waiting {
                                    static void allowed(Mono<String> one) {
                                        var _ = one.block();
                                    }
                                }

                                package press.article.adapter.persistence;

                                import java.util.concurrent.CompletableFuture;
                                import java.util.concurrent.ExecutionException;
                                import java.util.concurrent.Future;

                                /** Waits for futures. */
                                final class Waiting {
                                    static void forFutures(Future<String> any, CompletableFuture<String> one)
                                            throws ExecutionException, InterruptedException {
                                        var _ = any.get();
                                        var _ = one.join();
                                        var _ = any.resultNow();
                                    }
                                }

                                package press.article.adapter.web;

                                import java.util.concurrent.CountDownLatch;
                                import java.util.concurrent.Semaphore;
                                import java.util.concurrent.locks.LockSupport;

                                /** Waits for other threads. */
                                final class Waiting {
                                    static void forThreads(CountDownLatch latch, Semaphore permits, Object lock) throws InterruptedException {
                                        latch.await();
                                        permits.acquire();
                                        LockSupport.park();
                                        synchronized (lock) {
                                            lock.wait();
                                        }
                                    }
                                }

                                package press.article.application;

                                import java.util.function.Function;
                                import org.jspecify.annotations.Nullable;
                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;

                                /** Waits for publishers, once by a method reference. */
                                final class Waiting {
                                    static void forOne(Mono<String> one) {
                                        var _ = one.block();
                                        var _ = one.blockOptional();
                                    }

                                    static void forMany(Flux<String> many) {
                                        var _ = many.blockFirst();
                                        var _ = many.blockLast();
                                        var _ = many.toIterable();
                                        var _ = many.toStream();
                                    }

                                    static Function<Mono<String>, @Nullable String> later() {
                                        return Mono::block;
                                    }

                                    static Mono<String> allowed(Mono<String> one) {
                                        return one.cache();
                                    }
                                }

                                package press.article.domain;

                                /** Waits in the domain. */
                                final class Patience {
                                    static void wait(Thread other) throws InterruptedException {
                                        Thread.sleep(1);
                                        other.join();
                                    }
                                }
                                """,
                                "Method <article.adapter.persistence.Waiting.forFutures> calls method <java.util.concurrent.CompletableFuture.join>",
                                "Method <article.adapter.persistence.Waiting.forFutures> calls method <java.util.concurrent.Future.get>",
                                "Method <article.adapter.persistence.Waiting.forFutures> calls method <java.util.concurrent.Future.resultNow>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.lang.Object.wait>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.util.concurrent.CountDownLatch.await>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.util.concurrent.Semaphore.acquire>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.util.concurrent.locks.LockSupport.park>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.blockFirst>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.blockLast>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.toIterable>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.toStream>",
                                "Method <article.application.Waiting.forOne> calls method <reactor.core.publisher.Mono.block>",
                                "Method <article.application.Waiting.forOne> calls method <reactor.core.publisher.Mono.blockOptional>",
                                "Method <article.application.Waiting.later> references method <reactor.core.publisher.Mono.block>",
                                "Method <article.domain.Patience.wait> calls method <java.lang.Thread.join>",
                                "Method <article.domain.Patience.wait> calls method <java.lang.Thread.sleep>"),
                law("jobs that never block call use cases alone", ReactiveRules::jobsThatNeverBlockCallUseCasesAlone)
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import java.io.IOException;
                                import java.net.http.HttpClient;
                                import java.net.http.HttpRequest;
                                import java.net.http.HttpResponse.BodyHandlers;
                                import press.shared.adapter.jobs.JobPolicy;
                                import reactor.core.publisher.Mono;

                                /** One that says that it never blocks and does, and one that says nothing. */
                                final class Jobs {
                                    /** Calls another system, and waits for it. */
                                    record Blocking(HttpClient client) {
                                        static JobPolicy policy() {
                                            return new JobPolicy(true).neverBlocking();
                                        }

                                        Mono<Integer> run(HttpRequest request) throws IOException, InterruptedException {
                                            return Mono.just(client.send(request, BodyHandlers.discarding()).statusCode());
                                        }

                                        static int wait(Mono<Integer> other) {
                                            return other.blockOptional().orElse(0);
                                        }
                                    }

                                    /** May do as it likes. */
                                    record Silent(HttpClient client) {
                                        static JobPolicy policy() {
                                            return new JobPolicy(true);
                                        }
                                    }
                                }

                                package press.shared.adapter.jobs;

                                /** What the rule is about. */
                                public record JobPolicy(boolean mayBlock) {
                                    public JobPolicy neverBlocking() {
                                        return new JobPolicy(false);
                                    }
                                }
                                """,
                                "Constructor <article.adapter.jobs.Jobs$Blocking.<init>> has parameter of type <java.net.http.HttpClient>",
                                "Field <article.adapter.jobs.Jobs$Blocking.client> has type <java.net.http.HttpClient>",
                                "Method <article.adapter.jobs.Jobs$Blocking.client> has return type <java.net.http.HttpClient>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> calls method <java.net.http.HttpClient.send>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> calls method <java.net.http.HttpResponse$BodyHandlers.discarding>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> calls method <java.net.http.HttpResponse.statusCode>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> has parameter of type <java.net.http.HttpRequest>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> throws type <java.io.IOException>",
                                "Method <article.adapter.jobs.Jobs$Blocking.wait> calls method <reactor.core.publisher.Mono.blockOptional>"),
                law("nobody subscribes by hand", ReactiveRules::nobodySubscribesByHand)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import java.util.function.Consumer;
                                import org.reactivestreams.Subscriber;
                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;

                                /** Leaves the chain in every way there is, once by a method reference. */
                                final class Subscribing {
                                    static void leave(Mono<String> one, Flux<String> many, Subscriber<String> subscriber) {
                                        var _ = one.subscribe();
                                        many.subscribe(subscriber);
                                        var _ = one.toFuture();
                                        var _ = many.subscribeWith(subscriber);
                                    }

                                    static Consumer<Mono<String>> later() {
                                        return Mono::subscribe;
                                    }
                                }

                                package press.shared.adapter.jobs;

                                import reactor.core.publisher.Mono;

                                /** A neighbour of those who may. */
                                final class Poll {
                                    static void start(Mono<String> polls) {
                                        var _ = polls.subscribe();
                                    }
                                }

                                package press.shared.adapter.jobs.queue;

                                import reactor.core.publisher.Mono;

                                /** One of the few who may. */
                                final class Notifier {
                                    static void start(Mono<String> hints) {
                                        var _ = hints.subscribe();
                                    }
                                }
                                """,
                                "Method <article.application.Subscribing.later> references method <reactor.core.publisher.Mono.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Flux.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Flux.subscribeWith>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Mono.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Mono.toFuture>",
                                "Method <shared.adapter.jobs.Poll.start> calls method <reactor.core.publisher.Mono.subscribe>"),
                law("Reactor's machinery stays at the edge", ReactiveRules::reactorsMachineryStaysAtTheEdge)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import reactor.core.scheduler.Scheduler;

                                /** Stands at the edge. */
                                interface Page {
                                    void runOn(Scheduler scheduler);
                                }

                                package press.article.application;

                                import reactor.core.publisher.Hooks;
                                import reactor.core.publisher.Mono;
                                import reactor.core.publisher.Sinks;
                                import reactor.core.scheduler.Scheduler;
                                import reactor.core.scheduler.Schedulers;

                                /** Turns the wheels itself. */
                                final class Publishing {
                                    static Mono<String> on(Mono<String> one) {
                                        return one.publishOn(Schedulers.parallel());
                                    }

                                    static void runOn(Scheduler scheduler) {}

                                    static void everywhere() {
                                        Hooks.onOperatorDebug();
                                    }

                                    static void emit(Sinks.EmitResult result) {}
                                }

                                package press.article.domain;

                                import reactor.core.publisher.Sinks;

                                interface Article {
                                    void tell(Sinks sinks);
                                }
                                """,
                                "Method <article.application.Publishing.emit> has parameter of type <reactor.core.publisher.Sinks$EmitResult>",
                                "Method <article.application.Publishing.everywhere> calls method <reactor.core.publisher.Hooks.onOperatorDebug>",
                                "Method <article.application.Publishing.on> calls method <reactor.core.scheduler.Schedulers.parallel>",
                                "Method <article.application.Publishing.runOn> has parameter of type <reactor.core.scheduler.Scheduler>",
                                "Method <article.domain.Article.tell> has parameter of type <reactor.core.publisher.Sinks>"));
    }
}
