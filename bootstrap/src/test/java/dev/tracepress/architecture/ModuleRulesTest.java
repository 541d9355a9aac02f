package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ModuleRulesTest {

    @TestFactory
    Stream<DynamicNode> the_modules() {
        return Stream.of(
                law("modules form a tree", ModuleRules::modulesFormATree)
                        .isBrokenBy(
                                "moduletree",
                                "Method <article.domain.Article.notification> has parameter of type <notification.domain.Notice>",
                                "Method <identity.domain.User.article> has parameter of type <article.domain.Article>",
                                "Method <identity.domain.User.notification> has parameter of type <notification.domain.Notice>",
                                "Method <shared.domain.Label.article> has parameter of type <article.domain.Article>",
                                "Method <shared.domain.Label.identity> has parameter of type <identity.domain.User>",
                                "Method <shared.domain.Label.notification> has parameter of type <notification.domain.Notice>"),
                law("modules meet at their ports", ModuleRules::modulesMeetAtTheirPorts)
                        .isBrokenBy(
                                "meetings",
                                "Method <notification.adapter.jobs.NotificationJob.other> has parameter of type <article.adapter.jobs.ArticleJob>",
                                "Method <notification.adapter.jobs.NotificationJob.otherRing> has parameter of type <shared.adapter.persistence.Rows>",
                                "Method <notification.application.Notifying.behind> has parameter of type <article.application.Publishing>",
                                "Method <notification.application.Notifying.behindTheKernels> has parameter of type <shared.application.HealthChecks>"),
                law("modules have no cycles", ModuleRules::modulesHaveNoCycles)
                        .isBrokenBy(
                                "modulecycle", "Cycle detected: Slice article -> Slice notification -> Slice article"),
                law("packages have no cycles", ModuleRules::packagesHaveNoCycles)
                        .isBrokenBy(
                                "packagecycle",
                                "Cycle detected: Slice article.application -> Slice article.application.port.in -> Slice article.application"));
    }
}
