package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RouteRulesTest {

    @TestFactory
    Stream<DynamicNode> routes() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(law(
                        "tickets are for reading alone",
                        RouteRules::ticketsAreForReadingAlone,
                        "have it asked by a token, or make it a GET that changes nothing")
                .isBrokenBy(
                        """
                        package press.shared.adapter.web.request;

                        public @interface TakesTicket {}

                        package press.article.adapter.web;

                        import org.springframework.web.bind.annotation.DeleteMapping;
                        import org.springframework.web.bind.annotation.GetMapping;
                        import press.shared.adapter.web.request.TakesTicket;

                        interface ArticleController {
                            @TakesTicket
                            @GetMapping("/stream")
                            void stream();

                            @TakesTicket
                            @DeleteMapping("/stream")
                            void end();

                            @DeleteMapping("/articles")
                            void endAll();
                        }
                        """, "Method <article.adapter.web.ArticleController.end> is not annotated with @GetMapping"));
    }
}
