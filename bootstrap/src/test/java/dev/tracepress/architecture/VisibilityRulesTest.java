package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class VisibilityRulesTest {

    @TestFactory
    Stream<DynamicNode> open_and_closed_doors() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "adapters show their configuration alone",
                                VisibilityRules::adaptersShowTheirConfigurationAlone,
                                "make it package-private")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import org.springframework.context.annotation.Configuration;

                                /** Public, though only its configuration calls it. */
                                public final class ArticleController {}

                                public record ArticleSettings(int size) {}

                                @Configuration(proxyBeanMethods = false)
                                public interface ArticleWebConfiguration {
                                    void size(ArticleSettings settings, ChangingSettings changing);
                                }

                                /** Settings that are no record. */
                                public final class ChangingSettings {}

                                final class Hidden {
                                    /** As hidden as the class around it. */
                                    public record Inner(int size) {}
                                }

                                /** Settings that no configuration takes. */
                                public record LooseSettings(int size) {}

                                /** Public, though the one package that needs it could have it for itself. */
                                public record NeededOnce(int size) {}

                                /** A configuration by name alone. */
                                public final class PlainConfiguration {}

                                /** Public, since two packages inside need it and have no other way. */
                                public record SharedInside(int size) {}

                                package press.article.adapter.web.feed;

                                import press.article.adapter.web.NeededOnce;
                                import press.article.adapter.web.SharedInside;

                                /** Needs both. */
                                record Feed(SharedInside shared, NeededOnce once) {}

                                package press.article.adapter.web.page;

                                import press.article.adapter.web.SharedInside;

                                /** Needs one. */
                                record Page(SharedInside shared) {}
                                """,
                                "article.adapter.web.ArticleController is public",
                                "article.adapter.web.ChangingSettings is public",
                                "article.adapter.web.LooseSettings is public",
                                "article.adapter.web.NeededOnce is public",
                                "article.adapter.web.PlainConfiguration is public"),
                law(
                                "rooms show what other rooms use",
                                VisibilityRules::roomsShowWhatOtherRoomsUse,
                                "make it package-private")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import press.shared.adapter.jobs.Queue;

                                interface ArticleJob {
                                    void enqueue(Queue queue);
                                }

                                package press.shared.adapter.jobs;

                                import org.springframework.context.annotation.Configuration;

                                /** A door that nobody knocks at. */
                                public interface Attic {}

                                /** A door that the kernel alone goes through. */
                                public interface Cellar {
                                    void down(Cellar cellar);
                                }

                                interface CellarKey {
                                    void open(Cellar cellar);
                                }

                                public record JobSettings(boolean runs) {}

                                public interface Queue {}

                                @Configuration(proxyBeanMethods = false)
                                public interface SharedJobsConfiguration {
                                    void run(JobSettings settings);
                                }

                                package press.telemetry.catalog;

                                /** Read by documents. */
                                public class Metric {}

                                package press.telemetry.context;

                                /** Nobody names it elsewhere, but it belongs to what they get. */
                                public class Fields {}

                                public class Trace {
                                    public Fields fields() {
                                        return new Fields();
                                    }
                                }

                                package press.telemetry.http;

                                import press.telemetry.context.Trace;

                                public class Attic {}

                                class Cellar {}

                                class Requests {
                                    void count(Trace trace) {}
                                }
                                """,
                                "shared.adapter.jobs.Attic is public and used in no other room",
                                "shared.adapter.jobs.Cellar is public and used in no other room",
                                "telemetry.http.Attic is public and used in no other room"),
                law(
                                "rows are for the queue alone",
                                VisibilityRules::rowsAreForTheQueueAlone,
                                "ask JobQueue, or the ports that operate jobs")
                        .isBrokenBy(
                                """
                                package press.shared.adapter.jobs.operations;

                                import press.shared.adapter.jobs.rows.JobRow;

                                interface Table {
                                    JobRow row();
                                }

                                package press.shared.adapter.jobs.rows;

                                public interface JobRow {}

                                package press.telemetry.jobs;

                                import press.shared.adapter.jobs.rows.JobRow;

                                interface Figures {
                                    void count(JobRow row);
                                }
                                """,
                                "Method <telemetry.jobs.Figures.count> has parameter of type <shared.adapter.jobs.rows.JobRow>"),
                law(
                                "services hide behind factories",
                                VisibilityRules::servicesHideBehindFactories,
                                "make it package-private, and let the module's factory hand out the port")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import press.article.application.port.in.FindUseCase;

                                public final class ArticleUseCases {
                                    private ArticleUseCases() {}

                                    public static FindUseCase find() {
                                        return new FindService();
                                    }

                                    /** Hands out what should stay behind the port. */
                                    public static FindService service() {
                                        return new FindService();
                                    }
                                }

                                /** Open to everybody. */
                                public final class FindService implements FindUseCase {}

                                package press.article.application.port.in;

                                public interface FindUseCase {}
                                """,
                                "article.application.ArticleUseCases.service() hands out no inbound port",
                                "article.application.FindService can be constructed"),
                law(
                                "modules have one factory",
                                VisibilityRules::modulesHaveOneFactory,
                                "move what it hands out into the module's other factory")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                public final class ArticleUseCases {}

                                public final class MoreArticleUseCases {}

                                final class FindService {}

                                package press.article.application.port.in;

                                public interface FindUseCase {}

                                package press.identity.application;

                                public final class IdentityUseCases {}

                                package press.shared.application;

                                public final class JobUseCases {}

                                public final class RequestUseCases {}
                                """,
                                "article.application.ArticleUseCases is one of several",
                                "article.application.MoreArticleUseCases is one of several"));
    }
}
