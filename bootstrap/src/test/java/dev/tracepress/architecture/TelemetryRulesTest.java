package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TelemetryRulesTest {

    @TestFactory
    Stream<DynamicNode> spans() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "every use case has a span",
                                TelemetryRules::everyUseCaseHasASpan,
                                "annotate its method with @WithSpan(\"subject.verb\") and add the name to SpanSignal")
                        .isBrokenBy(
                                """
                                package press.article.application.port.in;

                                import io.opentelemetry.instrumentation.annotations.WithSpan;

                                public interface CapitalUseCase {
                                    @WithSpan("article.Find")
                                    void find();
                                }

                                public interface DotlessUseCase {
                                    @WithSpan("articleFind")
                                    void find();
                                }

                                public interface FindUseCase {
                                    @WithSpan("article.findBySlug")
                                    void find();
                                }

                                public interface NoSpanUseCase {
                                    void find();
                                }

                                public interface OtherModuleUseCase {
                                    @WithSpan("user.find")
                                    void find();
                                }

                                public interface SnakeUseCase {
                                    @WithSpan("article.find_all")
                                    void find();
                                }

                                public interface UnnamedUseCase {
                                    @WithSpan
                                    void find();
                                }

                                package press.identity.application.port.in;

                                import io.opentelemetry.instrumentation.annotations.WithSpan;

                                public interface LoginUseCase {
                                    @WithSpan("user.login")
                                    void login();
                                }
                                """,
                                "article.application.port.in.CapitalUseCase has the span article.Find",
                                "article.application.port.in.DotlessUseCase has the span articleFind",
                                "article.application.port.in.NoSpanUseCase has the span of nobody",
                                "article.application.port.in.OtherModuleUseCase has the span user.find",
                                "article.application.port.in.SnakeUseCase has the span article.find_all",
                                "article.application.port.in.UnnamedUseCase has the span "),
                law(
                                "spans last as long as a publisher",
                                TelemetryRules::spansLastAsLongAsAPublisher,
                                "return a Mono or a Flux, or take the annotation away")
                        .isBrokenBy(
                                """
                                package press.article.application.port.in;

                                import io.opentelemetry.instrumentation.annotations.WithSpan;
                                import java.util.concurrent.CompletableFuture;
                                import org.reactivestreams.Publisher;
                                import reactor.core.publisher.Flux;
                                import reactor.core.publisher.Mono;

                                public interface AnyUseCase {
                                    @WithSpan("article.any")
                                    Publisher<String> any();
                                }

                                public interface LaterUseCase {
                                    @WithSpan("article.later")
                                    CompletableFuture<String> later();
                                }

                                public interface NowUseCase {
                                    @WithSpan("article.now")
                                    String now();
                                }

                                public interface AllowedUseCase {
                                    @WithSpan("article.one")
                                    Mono<String> one();

                                    @WithSpan("article.many")
                                    Flux<String> many();
                                }
                                """,
                                "article.application.port.in.AnyUseCase.any returns org.reactivestreams.Publisher",
                                "article.application.port.in.LaterUseCase.later returns java.util.concurrent.CompletableFuture",
                                "article.application.port.in.NowUseCase.now returns java.lang.String"),
                law("span names are unique", TelemetryRules::spanNamesAreUnique, "name the span after its own use case")
                        .isBrokenBy("""
                                package press.article.application.port.in;

                                import io.opentelemetry.instrumentation.annotations.WithSpan;

                                public interface EditUseCase {
                                    @WithSpan("article.edit")
                                    void edit();
                                }

                                public interface FindAllUseCase {
                                    @WithSpan("article.find")
                                    void find();
                                }

                                public interface FindUseCase {
                                    @WithSpan("article.find")
                                    void find();
                                }
                                """, "article.find names two use cases"),
                law(
                                "spans are declared on use cases only",
                                TelemetryRules::spansAreDeclaredOnUseCasesOnly,
                                "take the annotation away; a span around a piece of a use case is a use case, or a detail")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import io.opentelemetry.instrumentation.annotations.WithSpan;
                                import press.article.application.port.in.FindUseCase;

                                final class FindService implements FindUseCase {
                                    @Override
                                    @WithSpan("article.find")
                                    public void find() {}
                                }

                                package press.article.application.port.in;

                                import io.opentelemetry.instrumentation.annotations.WithSpan;

                                public interface FindUseCase {
                                    @WithSpan("article.find")
                                    void find();
                                }

                                package press.article.application.port.out;

                                import io.opentelemetry.instrumentation.annotations.WithSpan;

                                public interface Articles {
                                    @WithSpan("articles.find")
                                    void find();
                                }
                                """,
                                "Method <article.application.FindService.find> is annotated with @WithSpan",
                                "Method <article.application.port.out.Articles.find> is annotated with @WithSpan"));
    }
}
