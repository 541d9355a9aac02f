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
                                """
                                package press.article.adapter.jobs;

                                import org.springframework.beans.factory.annotation.Value;

                                interface Settings {
                                    public void read(@Value("${size}") int size);
                                }

                                package press.article.adapter.web;

                                import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
                                import org.springframework.boot.context.properties.ConfigurationProperties;
                                import org.springframework.context.EnvironmentAware;
                                import org.springframework.context.annotation.Profile;
                                import org.springframework.context.annotation.PropertySource;
                                import org.springframework.core.env.PropertyResolver;

                                /** Reads the environment by Spring's means. */
                                @ConfigurationProperties("web")
                                @ConditionalOnProperty("web")
                                @PropertySource("web.properties")
                                @Profile("web")
                                interface Settings extends EnvironmentAware {
                                    public void read(PropertyResolver environment);
                                }

                                package press.article.domain;

                                /** Reads the environment by Java's own means. */
                                final class Settings {
                                    static String variable() {
                                        return System.getenv("PORT") + System.getProperty("port") + System.getProperties();
                                    }

                                    static boolean flags() {
                                        return Boolean.getBoolean("flag") || Integer.getInteger("port", 1) > 0 || Long.getLong("size", 1) > 0;
                                    }
                                }

                                package press.wiring;

                                import org.springframework.core.env.Environment;

                                /** Stands where settings are read. */
                                interface Settings {
                                    static String variable() {
                                        return System.getenv("PORT");
                                    }

                                    public void read(Environment environment);
                                }
                                """,
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
