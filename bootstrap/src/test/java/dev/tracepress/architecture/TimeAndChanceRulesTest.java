package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TimeAndChanceRulesTest {

    @TestFactory
    Stream<DynamicNode> time_and_chance() {
        return Stream.of(
                law("the core is told the time", TimeAndChanceRules::theCoreIsToldTheTime)
                        .isBrokenBy(
                                "clocks",
                                "Method <article.application.Publishing.clocks> calls method <java.time.Clock.systemUTC>",
                                "Method <article.application.Publishing.clocks> calls method <java.time.Clock.systemUTC>",
                                "Method <article.application.Publishing.clocks> calls method <java.time.Clock.tickMillis>",
                                "Method <article.application.Publishing.clocks> calls method <java.time.InstantSource.system>",
                                "Method <article.application.Publishing.later> references method <java.time.Instant.now>",
                                "Method <article.application.Publishing.ticks> calls method <java.lang.System.currentTimeMillis>",
                                "Method <article.application.Publishing.ticks> calls method <java.lang.System.nanoTime>",
                                "Method <article.domain.Article.written> calls method <java.time.Instant.now>",
                                "Method <article.domain.Article.written> calls method <java.time.LocalDate.now>"),
                law("the core is dealt its chances", TimeAndChanceRules::theCoreIsDealtItsChances)
                        .isBrokenBy(
                                "dice",
                                "Method <article.application.Publishing.chance> references constructor <java.security.SecureRandom.<init>>",
                                "Method <article.domain.Slug.dice> calls constructor <java.util.Random.<init>>",
                                "Method <article.domain.Slug.dice> calls method <java.util.concurrent.ThreadLocalRandom.current>",
                                "Method <article.domain.Slug.dice> calls method <java.util.random.RandomGenerator.getDefault>",
                                "Method <article.domain.Slug.dice> calls method <java.util.random.RandomGenerator.of>",
                                "Method <article.domain.Slug.mix> calls method <java.util.Collections.shuffle>",
                                "Method <article.domain.Slug.named> calls method <java.lang.Math.random>",
                                "Method <article.domain.Slug.named> calls method <java.util.UUID.randomUUID>"));
    }
}
