package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EdgeNameRulesTest {

    @TestFactory
    Stream<DynamicNode> names_at_the_edge() {
        return Stream.of(
                law("controllers are called Controller", EdgeNameRules::controllersAreCalledController)
                        .isBrokenBy(
                                "controllers",
                                "Class <article.adapter.web.Articles> does not have simple name ending with 'Controller'",
                                "Class <article.adapter.web.LostController> is not annotated with @RestController"),
                law("bodies are called Request and Response", EdgeNameRules::bodiesAreCalledRequestAndResponse)
                        .isBrokenBy(
                                "bodies",
                                "article.adapter.web.ArticleController.draft(article.adapter.web.Draft) takes article.adapter.web.Draft",
                                "article.adapter.web.ArticleController.noRecord(article.adapter.web.ClassRequest) takes article.adapter.web.ClassRequest",
                                "article.adapter.web.ArticleController.view() answers with article.application.port.out.ArticleView"),
                law("rows are called Row", EdgeNameRules::rowsAreCalledRow)
                        .isBrokenBy(
                                "rows",
                                "article.adapter.persistence.R2dbcArticles.body(io.r2dbc.spi.Row) reads a row elsewhere",
                                "article.adapter.persistence.R2dbcArticles.title(io.r2dbc.spi.Readable) reads a row elsewhere"));
    }
}
