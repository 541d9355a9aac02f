package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EnvironmentRulesTest {

    @TestFactory
    Stream<DynamicNode> the_environment() {
        return Stream.of(
                law("the environment is read in the wiring", EnvironmentRules::theEnvironmentIsReadInTheWiring)
                        .isBrokenBy(
                                "environment",
                                "Class <article.adapter.web.Settings> is annotated with <org.springframework.boot.autoconfigure.condition.ConditionalOnProperty>",
                                "Class <article.adapter.web.Settings> is annotated with <org.springframework.boot.context.properties.ConfigurationProperties>",
                                "Class <article.adapter.web.Settings> is annotated with <org.springframework.context.annotation.Profile>",
                                "Class <article.adapter.web.Settings> is annotated with <org.springframework.context.annotation.PropertySource>",
                                "Interface <article.adapter.web.Settings> extends interface <org.springframework.context.EnvironmentAware>",
                                "Method <article.adapter.web.Settings.read> has parameter of type <org.springframework.core.env.PropertyResolver>",
                                "Method <article.domain.Settings.flags> calls method <java.lang.Boolean.getBoolean>",
                                "Method <article.domain.Settings.flags> calls method <java.lang.Integer.getInteger>",
                                "Method <article.domain.Settings.flags> calls method <java.lang.Long.getLong>",
                                "Method <article.domain.Settings.variable> calls method <java.lang.System.getProperties>",
                                "Method <article.domain.Settings.variable> calls method <java.lang.System.getProperty>",
                                "Method <article.domain.Settings.variable> calls method <java.lang.System.getenv>",
                                "Parameter <int> of method <article.adapter.jobs.Settings.read> is annotated with <org.springframework.beans.factory.annotation.Value>"));
    }
}
