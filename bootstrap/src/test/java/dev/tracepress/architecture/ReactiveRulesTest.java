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
                                "waiting",
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
                                "neverblocking",
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
                                "subscribing",
                                "Method <article.application.Subscribing.later> references method <reactor.core.publisher.Mono.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Flux.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Flux.subscribeWith>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Mono.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Mono.toFuture>",
                                "Method <shared.adapter.jobs.Poll.start> calls method <reactor.core.publisher.Mono.subscribe>"),
                law("Reactor's machinery stays at the edge", ReactiveRules::reactorsMachineryStaysAtTheEdge)
                        .isBrokenBy(
                                "machinery",
                                "Method <article.application.Publishing.emit> has parameter of type <reactor.core.publisher.Sinks$EmitResult>",
                                "Method <article.application.Publishing.everywhere> calls method <reactor.core.publisher.Hooks.onOperatorDebug>",
                                "Method <article.application.Publishing.on> calls method <reactor.core.scheduler.Schedulers.parallel>",
                                "Method <article.application.Publishing.runOn> has parameter of type <reactor.core.scheduler.Scheduler>",
                                "Method <article.domain.Article.tell> has parameter of type <reactor.core.publisher.Sinks>"));
    }
}
