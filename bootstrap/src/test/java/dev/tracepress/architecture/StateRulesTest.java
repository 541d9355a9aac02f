package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StateRulesTest {

    @TestFactory
    Stream<DynamicNode> state() {
        return Stream.of(
                law("state is final", StateRules::stateIsFinal)
                        .isBrokenBy(
                                "finality",
                                "Field <article.application.FindService.found> does not have modifier FINAL",
                                "Field <article.domain.Article.title> does not have modifier FINAL",
                                "Field <article.domain.Article.written> does not have modifier FINAL"),
                law("data are records", StateRules::dataAreRecords)
                        .isBrokenBy(
                                "records",
                                "article.application.port.out.ArticleView is a class with state",
                                "article.domain.Article is a class with state"),
                law("records copy their collections", StateRules::recordsCopyTheirCollections)
                        .isBrokenBy(
                                "collections",
                                "article.application.port.out.ArticlePage keeps a collection that somebody else may change",
                                "article.domain.Article$Bytes keeps a collection that somebody else may change",
                                "article.domain.Article$Tags keeps a collection that somebody else may change",
                                "article.domain.Article$Words keeps a collection that somebody else may change"),
                law("errors are sealed", StateRules::errorsAreSealed)
                        .isBrokenBy(
                                "errors",
                                "article.application.OpenError is outside every sealed family",
                                "article.application.OpenError$Joined is outside every sealed family",
                                "article.domain.LooseError is outside every sealed family"));
    }
}
