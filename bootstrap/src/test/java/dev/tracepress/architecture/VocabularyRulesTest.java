package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class VocabularyRulesTest {

    @TestFactory
    Stream<DynamicNode> the_words_of_the_core() {
        return Stream.of(
                law("the domain speaks plain Java", VocabularyRules::theDomainSpeaksPlainJava)
                        .isBrokenBy(
                                """
                                package press.article.domain;

                                import java.net.URI;
                                import java.sql.Connection;
                                import java.text.Normalizer;
                                import java.text.NumberFormat;
                                import java.time.Instant;
                                import java.util.Optional;
                                import java.util.concurrent.Executor;
                                import java.util.regex.Pattern;
                                import org.jspecify.annotations.Nullable;
                                import org.slf4j.Logger;
                                import org.springframework.stereotype.Component;
                                import reactor.core.publisher.Mono;

                                /** Says things that the domain has no words for, one of them by an annotation. */
                                @Component
                                public interface Article {
                                    void web(URI address);

                                    void sql(Connection[] connections);

                                    void numbers(NumberFormat format);

                                    void threads(Executor executor);

                                    void log(Logger log);

                                    Mono<Article> reactive();

                                    Optional<Pattern> allowed(String text, int number, byte[] bytes, Instant time, Normalizer.@Nullable Form form);
                                }
                                """,
                                "Class <article.domain.Article> is annotated with <org.springframework.stereotype.Component>",
                                "Method <article.domain.Article.log> has parameter of type <org.slf4j.Logger>",
                                "Method <article.domain.Article.numbers> has parameter of type <java.text.NumberFormat>",
                                "Method <article.domain.Article.reactive> has return type <reactor.core.publisher.Mono>",
                                "Method <article.domain.Article.sql> depends on component type <java.sql.Connection>",
                                "Method <article.domain.Article.sql> has parameter of type <[Ljava.sql.Connection;>",
                                "Method <article.domain.Article.threads> has parameter of type <java.util.concurrent.Executor>",
                                "Method <article.domain.Article.web> has parameter of type <java.net.URI>"),
                law(
                                "the application adds Mono, Flux and spans only",
                                VocabularyRules::theApplicationAddsMonoFluxAndSpansOnly)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                public interface Page {}

                                package press.article.application;

                                import io.opentelemetry.api.trace.Span;
                                import io.opentelemetry.instrumentation.annotations.WithSpan;
                                import java.text.Normalizer;
                                import java.util.Optional;
                                import java.util.concurrent.CountDownLatch;
                                import java.util.concurrent.atomic.AtomicReference;
                                import org.springframework.stereotype.Service;
                                import press.article.adapter.web.Page;
                                import press.article.domain.Article;
                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;
                                import reactor.core.publisher.SignalType;
                                import reactor.core.scheduler.Scheduler;

                                /** Says things that the application has no words for, one of them by an annotation. */
                                @Service
                                public interface FindService {
                                    void show(Page page);

                                    void trace(Span span);

                                    void normalize(Normalizer.Form form);

                                    void runOn(Scheduler scheduler);

                                    void machinery(SignalType signal);

                                    void wait(CountDownLatch latch);

                                    @WithSpan("article.find")
                                    Mono<Article> allowed(Flux<Optional<Article>> articles, AtomicReference<Article> position);
                                }

                                package press.article.domain;

                                public record Article(long id) {}
                                """,
                                "Class <article.application.FindService> is annotated with <org.springframework.stereotype.Service>",
                                "Method <article.application.FindService.machinery> has parameter of type <reactor.core.publisher.SignalType>",
                                "Method <article.application.FindService.normalize> has parameter of type <java.text.Normalizer$Form>",
                                "Method <article.application.FindService.runOn> has parameter of type <reactor.core.scheduler.Scheduler>",
                                "Method <article.application.FindService.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.application.FindService.trace> has parameter of type <io.opentelemetry.api.trace.Span>",
                                "Method <article.application.FindService.wait> has parameter of type <java.util.concurrent.CountDownLatch>"));
    }
}
