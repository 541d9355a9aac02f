package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UseCaseRulesTest {

    @TestFactory
    Stream<DynamicNode> use_cases() {
        return Stream.of(
                law("every use case has one method", UseCaseRules::everyUseCaseHasOneMethod)
                        .isBrokenBy(
                                "onemethod",
                                "article.application.port.in.EditUseCase has 2 methods",
                                "article.application.port.in.IdleUseCase has 0 methods"),
                law("services are hidden and final", UseCaseRules::servicesAreHiddenAndFinal)
                        .isBrokenBy(
                                "services",
                                "article.application.DoubleService is open, or offers not one port",
                                "article.application.LooseService is open, or offers not one port",
                                "article.application.OpenService is open, or offers not one port"),
                law("services take ports, values, time and chance", UseCaseRules::servicesTakePortsValuesTimeAndChance)
                        .isBrokenBy(
                                "collaborators",
                                "article.application.FindService takes article.application.GoodService",
                                "article.application.FindService takes article.application.port.in.FindUseCase",
                                "article.application.FindService takes article.application.port.out.ArticleView",
                                "article.application.FindService takes article.domain.Rules",
                                "article.application.FindService takes java.lang.String",
                                "article.application.FindService takes java.time.Clock",
                                "article.application.FindService takes java.util.Random"),
                law("services take few collaborators", UseCaseRules::servicesTakeFewCollaborators)
                        .isBrokenBy("crowd", "article.application.ManyService takes 6"));
    }
}
