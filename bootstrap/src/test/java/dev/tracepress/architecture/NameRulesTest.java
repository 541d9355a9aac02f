package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class NameRulesTest {

    @TestFactory
    Stream<DynamicNode> names() {
        return Stream.of(
                law("inbound ports are called UseCase", NameRules::inboundPortsAreCalledUseCase)
                        .isBrokenBy(
                                "usecasenames",
                                "Class <article.application.port.in.FindArticle> does not have simple name ending with 'UseCase'"),
                law("services are called Service", NameRules::servicesAreCalledService)
                        .isBrokenBy(
                                "servicenames",
                                "Class <article.application.Finder> does not have simple name ending with 'Service'",
                                "article.domain.PricingService offers no inbound port"),
                law("adapters to R2DBC are called after it", NameRules::adaptersToR2dbcAreCalledAfterIt)
                        .isBrokenBy(
                                "r2dbcnames",
                                "Class <article.adapter.persistence.SqlArticles> does not have simple name starting with 'R2dbc'",
                                "article.adapter.jobs.R2dbcQueue offers no outbound port in persistence",
                                "article.adapter.persistence.R2dbcTool offers no outbound port in persistence"),
                law("tasks are called Task", NameRules::tasksAreCalledTask)
                        .isBrokenBy(
                                "tasknames",
                                "Class <article.adapter.jobs.Mailing> does not have simple name ending with 'Task'"),
                law("configurations are called by their ring", NameRules::configurationsAreCalledByTheirRing)
                        .isBrokenBy(
                                "configurations",
                                "Class <article.adapter.web.WebBeans> does not have simple name ending with 'Configuration'",
                                "Class <wiring.ArticleConfiguration> does not have simple name ending with 'Wiring'"),
                law("no name is empty", NameRules::noNameIsEmpty)
                        .isBrokenBy(
                                "emptywords",
                                "article.domain.Names$ArticlesImpl has an empty word in its name",
                                "article.domain.Names$Helpers has an empty word in its name",
                                "article.domain.Names$ManagerOfAll has an empty word in its name",
                                "article.domain.Names$SessionManager has an empty word in its name",
                                "article.domain.Names$SlugHelper has an empty word in its name",
                                "article.domain.Names$TextUtil has an empty word in its name",
                                "article.domain.Names$TextUtils has an empty word in its name"));
    }
}
