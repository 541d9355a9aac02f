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
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "controllers are called Controller",
                                EdgeNameRules::controllersAreCalledController,
                                "call it …Controller, or take the annotation away")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import org.springframework.web.bind.annotation.RestController;

                                @RestController
                                final class ArticleController {}

                                @RestController
                                final class Articles {}

                                final class LostController {}
                                """,
                                "Class <article.adapter.web.Articles> does not have simple name ending with 'Controller'",
                                "Class <article.adapter.web.LostController> is not annotated with @RestController"),
                law(
                                "bodies are called Request and Response",
                                EdgeNameRules::bodiesAreCalledRequestAndResponse,
                                "call what comes …Request and what goes …Response, and let neither leave the web")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.util.List;
                                import java.util.Map;
                                import org.springframework.http.ResponseEntity;
                                import org.springframework.web.bind.annotation.GetMapping;
                                import org.springframework.web.bind.annotation.PostMapping;
                                import org.springframework.web.bind.annotation.RequestBody;
                                import press.article.application.port.out.ArticleView;
                                import reactor.core.publisher.Mono;

                                /** Lets what is inside out, and takes what has no name. */
                                interface ArticleController {
                                    @PostMapping("/good")
                                    Mono<ResponseEntity<ArticleResponse>> good(@RequestBody ArticleRequest request);

                                    @GetMapping("/envelope")
                                    Mono<ArticleResponse.Envelope> envelope();

                                    @GetMapping("/map")
                                    Mono<Map<String, String>> map();

                                    @PostMapping("/draft")
                                    Mono<Void> draft(@RequestBody Draft draft);

                                    @PostMapping("/class")
                                    Mono<Void> noRecord(@RequestBody ClassRequest request);

                                    @GetMapping("/view")
                                    Mono<List<ArticleView>> view();

                                    /** A view may be in it. */
                                    @GetMapping("/anything")
                                    Mono<Object> anything();

                                    @GetMapping("/something")
                                    ResponseEntity<?> something();

                                    /** Asked by no route. */
                                    Mono<ArticleView> inside();
                                }

                                record ArticleRequest(String title) {}

                                record ArticleResponse(String title) {
                                    record Envelope(ArticleResponse article) {}
                                }

                                /** Called as it should be, but no record. */
                                final class ClassRequest {}

                                record Draft(String title) {}

                                package press.article.application.port.out;

                                public record ArticleView(long id) {}
                                """,
                                "article.adapter.web.ArticleController.anything() answers with anything",
                                "article.adapter.web.ArticleController.draft(article.adapter.web.Draft) takes article.adapter.web.Draft",
                                "article.adapter.web.ArticleController.noRecord(article.adapter.web.ClassRequest) takes article.adapter.web.ClassRequest",
                                "article.adapter.web.ArticleController.something() answers with anything",
                                "article.adapter.web.ArticleController.view() answers with article.application.port.out.ArticleView"),
                law(
                                "rows are called Row",
                                EdgeNameRules::rowsAreCalledRow,
                                "call what a statement answers …Row, beside the statement")
                        .isBrokenBy(
                                """
                                package press.article.adapter.persistence;

                                import io.r2dbc.spi.Readable;
                                import io.r2dbc.spi.Row;

                                interface ArticleRow {
                                    void from(Readable row);
                                }

                                interface R2dbcArticles {
                                    void title(Readable row);

                                    void body(Row row);
                                }

                                package press.shared.adapter.persistence;

                                import io.r2dbc.spi.Readable;

                                /** The kernel's reader of columns. */
                                interface Rows {
                                    void column(Readable row);
                                }
                                """,
                                "article.adapter.persistence.R2dbcArticles.body(io.r2dbc.spi.Row) reads a row elsewhere",
                                "article.adapter.persistence.R2dbcArticles.title(io.r2dbc.spi.Readable) reads a row elsewhere"));
    }
}
