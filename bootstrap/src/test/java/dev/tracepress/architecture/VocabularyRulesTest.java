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
                                "domainwords",
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
                                "applicationwords",
                                "Class <article.application.FindService> is annotated with <org.springframework.stereotype.Service>",
                                "Method <article.application.FindService.machinery> has parameter of type <reactor.core.publisher.SignalType>",
                                "Method <article.application.FindService.normalize> has parameter of type <java.text.Normalizer$Form>",
                                "Method <article.application.FindService.runOn> has parameter of type <reactor.core.scheduler.Scheduler>",
                                "Method <article.application.FindService.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.application.FindService.trace> has parameter of type <io.opentelemetry.api.trace.Span>",
                                "Method <article.application.FindService.wait> has parameter of type <java.util.concurrent.CountDownLatch>"));
    }
}
