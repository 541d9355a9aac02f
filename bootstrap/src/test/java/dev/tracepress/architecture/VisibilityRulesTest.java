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
        return Stream.of(
                law("adapters show their configuration alone", VisibilityRules::adaptersShowTheirConfigurationAlone)
                        .isBrokenBy(
                                "opendoors",
                                "article.adapter.web.ArticleController is public",
                                "article.adapter.web.ChangingSettings is public",
                                "article.adapter.web.LooseSettings is public",
                                "article.adapter.web.NeededOnce is public",
                                "article.adapter.web.PlainConfiguration is public"),
                law("rooms show what other rooms use", VisibilityRules::roomsShowWhatOtherRoomsUse)
                        .isBrokenBy(
                                "rooms",
                                "shared.adapter.jobs.Attic is public and used in no other room",
                                "shared.adapter.jobs.Cellar is public and used in no other room",
                                "telemetry.http.Attic is public and used in no other room"),
                law("rows are for the queue alone", VisibilityRules::rowsAreForTheQueueAlone)
                        .isBrokenBy(
                                "rowsseen",
                                "Method <telemetry.jobs.Figures.count> has parameter of type <shared.adapter.jobs.rows.JobRow>"),
                law("services hide behind factories", VisibilityRules::servicesHideBehindFactories)
                        .isBrokenBy(
                                "factories",
                                "article.application.ArticleUseCases.service() hands out no inbound port",
                                "article.application.FindService can be constructed"));
    }
}
