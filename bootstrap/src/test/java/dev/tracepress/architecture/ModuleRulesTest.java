package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ModuleRulesTest {

    /** The structure is drawn of it, too. */
    static final String MEETINGS = """
            package press.article.adapter.jobs;

            public interface ArticleJob {}

            package press.article.application;

            public interface Publishing {}

            package press.article.application.port.in;

            public interface FindUseCase {}

            package press.article.application.port.out;

            public interface Articles {}

            package press.article.domain;

            public interface Article {}

            package press.notification.adapter.jobs;

            import press.article.adapter.jobs.ArticleJob;
            import press.shared.adapter.jobs.Queue;
            import press.shared.adapter.persistence.Rows;

            /** Uses the adapter of another module, and another ring of the kernel. */
            public interface NotificationJob {
                void other(ArticleJob job);

                void otherRing(Rows rows);

                void ownRing(Queue queue);
            }

            package press.notification.application;

            import press.article.application.Publishing;
            import press.article.application.port.in.FindUseCase;
            import press.article.application.port.out.Articles;
            import press.article.domain.Article;
            import press.shared.application.HealthChecks;

            /** Goes behind the ports of another module, and of the kernel. */
            public interface Notifying {
                void behind(Publishing publishing);

                void behindTheKernels(HealthChecks checks);

                void through(FindUseCase find, Articles articles, Article article);
            }

            package press.shared.adapter.jobs;

            public interface Queue {}

            package press.shared.adapter.persistence;

            public interface Rows {}

            package press.shared.application;

            public interface HealthChecks {}
            """;

    @TestFactory
    Stream<DynamicNode> the_modules() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "modules form a tree",
                                ModuleRules::modulesFormATree,
                                "move what both need into the lower module, or let the lower one say what happened through a port of its own")
                        .isBrokenBy(
                                """
                                package press.article.domain;

                                import press.identity.domain.User;
                                import press.notification.domain.Notice;
                                import press.shared.domain.Label;

                                public interface Article {
                                    void shared(Label label);

                                    void identity(User user);

                                    void notification(Notice notice);
                                }

                                package press.identity.domain;

                                import press.article.domain.Article;
                                import press.notification.domain.Notice;
                                import press.shared.domain.Label;

                                public interface User {
                                    void shared(Label label);

                                    void article(Article article);

                                    void notification(Notice notice);
                                }

                                package press.notification.domain;

                                import press.article.domain.Article;
                                import press.identity.domain.User;
                                import press.shared.domain.Label;

                                /** May know everybody. */
                                public interface Notice {
                                    void shared(Label label);

                                    void identity(User user);

                                    void article(Article article);
                                }

                                package press.operations.domain;

                                import press.demo.adapter.web.Primes;

                                public interface Waterfall {
                                    void demo(Primes primes);
                                }

                                package press.demo.adapter.web;

                                public interface Primes {}

                                package press.shared.domain;

                                import press.article.domain.Article;
                                import press.identity.domain.User;
                                import press.notification.domain.Notice;

                                /** A kernel that knows everybody. */
                                public interface Label {
                                    void identity(User user);

                                    void article(Article article);

                                    void notification(Notice notice);
                                }
                                """,
                                "Method <article.domain.Article.notification> has parameter of type <notification.domain.Notice>",
                                "Method <identity.domain.User.article> has parameter of type <article.domain.Article>",
                                "Method <identity.domain.User.notification> has parameter of type <notification.domain.Notice>",
                                "Method <operations.domain.Waterfall.demo> has parameter of type <demo.adapter.web.Primes>",
                                "Method <shared.domain.Label.article> has parameter of type <article.domain.Article>",
                                "Method <shared.domain.Label.identity> has parameter of type <identity.domain.User>",
                                "Method <shared.domain.Label.notification> has parameter of type <notification.domain.Notice>"),
                law(
                                "modules meet at their ports",
                                ModuleRules::modulesMeetAtTheirPorts,
                                "ask the other module's inbound port, or its outbound views")
                        .isBrokenBy(
                                MEETINGS,
                                "Method <notification.adapter.jobs.NotificationJob.other> has parameter of type <article.adapter.jobs.ArticleJob>",
                                "Method <notification.adapter.jobs.NotificationJob.otherRing> has parameter of type <shared.adapter.persistence.Rows>",
                                "Method <notification.application.Notifying.behind> has parameter of type <article.application.Publishing>",
                                "Method <notification.application.Notifying.behindTheKernels> has parameter of type <shared.application.HealthChecks>"),
                law(
                                "modules have no cycles",
                                ModuleRules::modulesHaveNoCycles,
                                "move what both need into the lower module")
                        .isBrokenBy("""
                                package press.article.domain;

                                import press.notification.domain.Notice;

                                public interface Article {
                                    void tell(Notice notice);
                                }

                                public interface Slug {}

                                package press.notification.domain;

                                import press.article.domain.Slug;

                                public interface Notice {
                                    void about(Slug slug);
                                }
                                """, "Cycle detected: Slice article -> Slice notification -> Slice article"),
                law(
                                "packages have no cycles",
                                ModuleRules::packagesHaveNoCycles,
                                "move the class that closes the circle to where it is used")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import press.article.application.port.in.PublishUseCase;

                                public interface Draft {}

                                public interface Publishing extends PublishUseCase {}

                                package press.article.application.port.in;

                                import press.article.application.Draft;

                                public interface PublishUseCase {
                                    void publish(Draft draft);
                                }
                                """,
                                "Cycle detected: Slice article.application -> Slice article.application.port.in -> Slice article.application"));
    }
}
