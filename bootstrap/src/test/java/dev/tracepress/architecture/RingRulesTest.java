package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RingRulesTest {

    @TestFactory
    Stream<DynamicNode> the_hexagon() {
        return Stream.of(
                law("every class lives in one ring of one module", RingRules::everyClassLivesInOneRingOfOneModule)
                        .isBrokenBy(
                                "homeless",
                                "Rootless lives nowhere",
                                "article.domainmodel.Almost lives nowhere",
                                "article.service.Homeless lives nowhere",
                                "billing.domain.Stranger lives nowhere"),
                law("rings point inward", RingRules::ringsPointInward)
                        .isBrokenBy(
                                "rings",
                                "Class <article.domain.Article> is annotated with <article.adapter.web.Shown>",
                                "Method <article.application.Publishing.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.application.Publishing.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.application.Publishing.store> has parameter of type <article.adapter.persistence.Row>",
                                "Method <article.domain.Article.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.domain.Article.publish> has parameter of type <article.application.Publishing>",
                                "Method <article.domain.Article.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.domain.Article.store> has parameter of type <article.adapter.persistence.Row>"),
                law("adapters are blind to each other", RingRules::adaptersAreBlindToEachOther)
                        .isBrokenBy(
                                "adapters",
                                "Method <article.adapter.jobs.Job.keep> has parameter of type <memory.Store>",
                                "Method <article.adapter.jobs.Job.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.adapter.jobs.Job.store> has parameter of type <article.adapter.persistence.Row>",
                                "Method <article.adapter.persistence.Row.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.adapter.persistence.Row.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.adapter.security.Hash.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.adapter.web.Page.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.adapter.web.Page.show> has parameter of type <article.adapter.persistence.Row>",
                                "Method <memory.Store.show> has parameter of type <article.adapter.web.Page>"),
                law("nobody sees the wiring", RingRules::nobodySeesTheWiring)
                        .isBrokenBy(
                                "wiringseen",
                                "Method <article.adapter.web.Page.show> has parameter of type <wiring.Wiring>",
                                "Method <article.application.Publishing.publish> has parameter of type <wiring.Wiring>"),
                law("nobody sees who watches", RingRules::nobodySeesWhoWatches)
                        .isBrokenBy(
                                "watchersseen",
                                "Method <article.adapter.web.Page.show> has parameter of type <telemetry.http.AccessLog>",
                                "Method <article.application.Publishing.publish> has parameter of type <telemetry.http.AccessLog>"),
                law("adapters meet the core at its ports", RingRules::adaptersMeetTheCoreAtItsPorts)
                        .isBrokenBy(
                                "behindports",
                                "Method <article.adapter.web.Page.make> has parameter of type <article.application.Factory>"),
                law("ports are interfaces, records and enums", RingRules::portsAreInterfacesRecordsAndEnums)
                        .isBrokenBy(
                                "portkinds",
                                "article.application.port.in.Find is a class",
                                "article.application.port.out.View$Draft is a class"));
    }
}
