package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReactorWordsTest {

    @TestFactory
    Stream<DynamicNode> reactor() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(ReactorWords.CHAINS)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;

                                interface Articles {
                                    Mono<String> allowed(Flux<String> slugs);
                                }

                                package press.article.domain;

                                import reactor.core.publisher.Mono;

                                /** Waits for something. */
                                interface Article {
                                    static Mono<String> title() {
                                        return Mono.just("title").map(String::strip);
                                    }
                                }
                                """,
                                "Method <article.domain.Article.title> calls method <reactor.core.publisher.Mono.just>",
                                "Method <article.domain.Article.title> calls method <reactor.core.publisher.Mono.map>",
                                "Method <article.domain.Article.title> has return type <reactor.core.publisher.Mono>"),
                law(ReactorWords.BLOCKING)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import java.util.function.Function;
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

                                    static Function<Mono<String>, String> later() {
                                        return Mono::block;
                                    }
                                }

                                package press.article.adapter.jobs;

                                import reactor.core.publisher.Mono;

                                final class Job {
                                    static void run(Mono<String> one) {
                                        one.block();
                                    }
                                }

                                package press.shared.adapter.jobs.worker;

                                import reactor.core.publisher.Mono;

                                /** Stands on a thread of its own. */
                                final class JobTask {
                                    static void allowed(Mono<String> one) {
                                        one.block();
                                    }
                                }
                                """,
                                "Method <article.adapter.jobs.Job.run> calls method <reactor.core.publisher.Mono.block>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.blockFirst>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.blockLast>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.toIterable>",
                                "Method <article.application.Waiting.forMany> calls method <reactor.core.publisher.Flux.toStream>",
                                "Method <article.application.Waiting.forOne> calls method <reactor.core.publisher.Mono.block>",
                                "Method <article.application.Waiting.forOne> calls method <reactor.core.publisher.Mono.blockOptional>",
                                "Method <article.application.Waiting.later> references method <reactor.core.publisher.Mono.block>"),
                law(ReactorWords.SUBSCRIPTIONS)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import java.util.function.Consumer;
                                import org.reactivestreams.Publisher;
                                import org.reactivestreams.Subscriber;
                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;

                                /** Leaves the chain, once by a method reference. */
                                final class Subscribing {
                                    static void leave(Mono<String> one, Flux<String> many, Publisher<String> any, Subscriber<String> subscriber) {
                                        one.subscribe();
                                        one.toFuture();
                                        many.subscribe();
                                        many.subscribeWith(subscriber);
                                        any.subscribe(subscriber);
                                    }

                                    static Consumer<Mono<String>> later() {
                                        return Mono::subscribe;
                                    }
                                }

                                package press.shared.adapter.persistence;

                                import reactor.core.publisher.Mono;

                                final class Shield {
                                    static void allowed(Mono<String> one) {
                                        one.subscribe();
                                    }
                                }
                                """,
                                "Method <article.application.Subscribing.later> references method <reactor.core.publisher.Mono.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <org.reactivestreams.Publisher.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Flux.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Flux.subscribeWith>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Mono.subscribe>",
                                "Method <article.application.Subscribing.leave> calls method <reactor.core.publisher.Mono.toFuture>",
                                "Method <article.application.Subscribing.leave> has generic parameter type <org.reactivestreams.Subscriber<java.lang.String>> with type argument depending on <org.reactivestreams.Subscriber>",
                                "Method <article.application.Subscribing.leave> has parameter of type <org.reactivestreams.Subscriber>"),
                law(ReactorWords.SHARED_SUBSCRIPTIONS)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;

                                /** Subscribes once for all, or begins before anybody does. */
                                final class Subscribing {
                                    static Mono<String> once(Mono<String> one) {
                                        return one.cache();
                                    }

                                    static void begin(Flux<String> many) {
                                        many.publish().connect();
                                        many.replay().autoConnect();
                                    }
                                }
                                """,
                                "Method <article.application.Subscribing.begin> calls method <reactor.core.publisher.Flux.publish>",
                                "Method <article.application.Subscribing.begin> calls method <reactor.core.publisher.Flux.replay>",
                                "Method <article.application.Subscribing.once> calls method <reactor.core.publisher.Mono.cache>"),
                law(ReactorWords.ANSWERED_ERRORS)
                        .isBrokenBy(
                                """
                                package press.article.adapter.persistence;

                                import java.time.Duration;
                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;
                                import reactor.util.retry.Retry;

                                /** Says nothing of errors; to make one of its own of them it may. */
                                final class Silent {
                                    static Mono<String> none(Mono<String> one) {
                                        return one.onErrorComplete().onErrorReturn("").onErrorResume(error -> Mono.empty());
                                    }

                                    static Flux<String> goesOn(Flux<String> many) {
                                        return many.onErrorContinue((error, item) -> {});
                                    }

                                    static Mono<String> again(Mono<String> one) {
                                        return one.retryWhen(Retry.backoff(3, Duration.ofSeconds(1)));
                                    }

                                    static Mono<String> allowed(Mono<String> one) {
                                        return one.onErrorMap(error -> new IllegalStateException(error));
                                    }
                                }
                                """,
                                "Method <article.adapter.persistence.Silent.again> calls method <reactor.core.publisher.Mono.retryWhen>",
                                "Method <article.adapter.persistence.Silent.again> calls method <reactor.util.retry.Retry.backoff>",
                                "Method <article.adapter.persistence.Silent.goesOn> calls method <reactor.core.publisher.Flux.onErrorContinue>",
                                "Method <article.adapter.persistence.Silent.none> calls method <reactor.core.publisher.Mono.onErrorComplete>",
                                "Method <article.adapter.persistence.Silent.none> calls method <reactor.core.publisher.Mono.onErrorResume>",
                                "Method <article.adapter.persistence.Silent.none> calls method <reactor.core.publisher.Mono.onErrorReturn>"),
                law(ReactorWords.MACHINERY)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Sinks;
                                import reactor.core.scheduler.Scheduler;
                                import reactor.core.scheduler.Schedulers;

                                /** Says on which thread something runs, and makes signals by hand. */
                                interface Publishing {
                                    static Scheduler on() {
                                        return Schedulers.parallel();
                                    }

                                    static Flux<String> hot() {
                                        return Flux.create(sink -> sink.next("signal"));
                                    }

                                    void emit(Sinks.EmitResult result);
                                }

                                package press.article.adapter.web;

                                import reactor.core.publisher.Sinks;

                                record Page(Sinks.Empty<Void> allowed) {}
                                """,
                                "Method <article.application.Publishing.emit> has parameter of type <reactor.core.publisher.Sinks$EmitResult>",
                                "Method <article.application.Publishing.hot> calls method <reactor.core.publisher.Flux.create>",
                                "Method <article.application.Publishing.hot> calls method <reactor.core.publisher.FluxSink.next>",
                                "Method <article.application.Publishing.on> calls method <reactor.core.scheduler.Schedulers.parallel>",
                                "Method <article.application.Publishing.on> has return type <reactor.core.scheduler.Scheduler>"),
                law(ReactorWords.HOOKS)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import reactor.core.publisher.Hooks;
                                import reactor.core.scheduler.Schedulers;

                                /** Changes the chains of others. */
                                final class Everywhere {
                                    static void change() {
                                        Hooks.onOperatorDebug();
                                        Schedulers.onScheduleHook("mine", task -> task);
                                    }
                                }
                                """,
                                "Method <article.adapter.web.Everywhere.change> calls method <reactor.core.publisher.Hooks.onOperatorDebug>",
                                "Method <article.adapter.web.Everywhere.change> calls method <reactor.core.scheduler.Schedulers.onScheduleHook>"));
    }
}
