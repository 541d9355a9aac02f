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
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "inbound ports are called UseCase",
                                NameRules::inboundPortsAreCalledUseCase,
                                "call it …UseCase, or move it out of port.in")
                        .isBrokenBy(
                                """
                                package press.article.application.port.in;

                                record ArticlePage(long count) {}

                                interface FindArticle {
                                    /** Inside a port, and none itself. */
                                    interface Start {}
                                }

                                interface FindUseCase {}

                                package press.shared.application.port.in;

                                interface HealthCheck {}
                                """,
                                "Class <article.application.port.in.FindArticle> does not have simple name ending with 'UseCase'"),
                law(
                                "services are called Service",
                                NameRules::servicesAreCalledService,
                                "call it …Service, after its port")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import press.article.application.port.in.FindUseCase;

                                final class FindService implements FindUseCase {}

                                final class Finder implements FindUseCase {}

                                package press.article.application.port.in;

                                public interface FindUseCase {}

                                package press.article.domain;

                                final class PricingService {}
                                """,
                                "Class <article.application.Finder> does not have simple name ending with 'Service'",
                                "article.domain.PricingService offers no inbound port"),
                law(
                                "adapters to R2DBC are called after it",
                                NameRules::adaptersToR2dbcAreCalledAfterIt,
                                "call it R2dbc…, after its port")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import press.article.application.port.out.Articles;

                                final class R2dbcQueue implements Articles {}

                                package press.article.adapter.persistence;

                                import press.article.application.port.out.Articles;

                                record HotArticles(Articles stored) implements Articles {}

                                final class R2dbcArticles implements Articles {}

                                final class R2dbcTool {}

                                final class SqlArticles implements Articles {}

                                package press.article.application.port.out;

                                public interface Articles {}
                                """,
                                "Class <article.adapter.persistence.SqlArticles> does not have simple name starting with 'R2dbc'",
                                "article.adapter.jobs.R2dbcQueue offers no outbound port in persistence",
                                "article.adapter.persistence.R2dbcTool offers no outbound port in persistence"),
                law("tasks are called Task", NameRules::tasksAreCalledTask, "call what db-scheduler runs …Task")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import com.github.kagkarlsson.scheduler.task.AbstractTask;

                                abstract class MailTask extends AbstractTask<String> {
                                    MailTask() {
                                        super("mail", String.class, (failed, operations) -> {}, (dead, operations) -> {});
                                    }
                                }

                                abstract class Mailing extends AbstractTask<String> {
                                    Mailing() {
                                        super("mail", String.class, (failed, operations) -> {}, (dead, operations) -> {});
                                    }
                                }
                                """,
                                "Class <article.adapter.jobs.Mailing> does not have simple name ending with 'Task'"),
                law(
                                "configurations are called by their ring",
                                NameRules::configurationsAreCalledByTheirRing,
                                "call it by module and ring: ArticleWebConfiguration")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import org.springframework.context.annotation.Configuration;

                                @Configuration
                                interface ArticleWebConfiguration {}

                                @Configuration
                                interface WebBeans {}

                                package press.wiring;

                                import org.springframework.context.annotation.Configuration;

                                @Configuration
                                interface ArticleConfiguration {}

                                @Configuration
                                interface ArticleWiring {
                                    /** Inside one that is called so. */
                                    @Configuration
                                    interface Demo {}
                                }
                                """,
                                "Class <article.adapter.web.WebBeans> does not have simple name ending with 'Configuration'",
                                "Class <wiring.ArticleConfiguration> does not have simple name ending with 'Wiring'"),
                law("no name is empty", NameRules::noNameIsEmpty, "name it after what it does")
                        .isBrokenBy(
                                """
                                package press.article.domain;

                                /** Some that say nothing, and two that only look so. */
                                interface Names {
                                    interface ArticlesImpl {}

                                    interface TextUtil {}

                                    interface TextUtils {}

                                    interface SlugHelper {}

                                    interface Helpers {}

                                    interface SessionManager {}

                                    interface ManagerOfAll {}

                                    interface ImplicitGrant {}

                                    interface Utility {}
                                }
                                """,
                                "article.domain.Names$ArticlesImpl has an empty word in its name",
                                "article.domain.Names$Helpers has an empty word in its name",
                                "article.domain.Names$ManagerOfAll has an empty word in its name",
                                "article.domain.Names$SessionManager has an empty word in its name",
                                "article.domain.Names$SlugHelper has an empty word in its name",
                                "article.domain.Names$TextUtil has an empty word in its name",
                                "article.domain.Names$TextUtils has an empty word in its name"));
    }
}
