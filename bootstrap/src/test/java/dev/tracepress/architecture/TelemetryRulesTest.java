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
        return Stream.of(
                law("every use case has a span", TelemetryRules::everyUseCaseHasASpan)
                        .isBrokenBy(
                                "spans",
                                "article.application.port.in.CapitalUseCase has the span article.Find",
                                "article.application.port.in.DotlessUseCase has the span articleFind",
                                "article.application.port.in.NoSpanUseCase has the span of nobody",
                                "article.application.port.in.OtherModuleUseCase has the span user.find",
                                "article.application.port.in.SnakeUseCase has the span article.find_all",
                                "article.application.port.in.UnnamedUseCase has the span "),
                law("span names are unique", TelemetryRules::spanNamesAreUnique)
                        .isBrokenBy("sharedspans", "article.find names two use cases"),
                law("spans are declared on use cases only", TelemetryRules::spansAreDeclaredOnUseCasesOnly)
                        .isBrokenBy(
                                "strayspans",
                                "Method <article.application.FindService.find> is annotated with @WithSpan",
                                "Method <article.application.port.out.Articles.find> is annotated with @WithSpan"));
    }
}
