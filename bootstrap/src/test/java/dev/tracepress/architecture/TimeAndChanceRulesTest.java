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
                                """
                                package press.article.adapter.web;

                                import java.time.Instant;

                                /** Stands outside the core. */
                                record Page(Instant shownAt) {
                                    static Page shown() {
                                        return new Page(Instant.now());
                                    }
                                }

                                package press.article.application;

                                import java.time.Clock;
                                import java.time.Instant;
                                import java.time.InstantSource;
                                import java.util.List;
                                import java.util.function.Supplier;

                                /** Brings clocks of its own, one of them by a method reference; the one that it is given it may read. */
                                record Publishing(InstantSource given) {
                                    List<Object> clocks() {
                                        return List.of(
                                                Clock.systemUTC(),
                                                InstantSource.system(),
                                                Clock.tickMillis(Clock.systemUTC().getZone()));
                                    }

                                    long ticks() {
                                        return System.currentTimeMillis() + System.nanoTime();
                                    }

                                    Supplier<Instant> later() {
                                        return Instant::now;
                                    }

                                    Instant allowed() {
                                        return given.instant();
                                    }
                                }

                                package press.article.domain;

                                import java.time.Instant;
                                import java.time.LocalDate;

                                /** Looks at the clock on the wall. */
                                record Article(Instant createdAt, LocalDate day) {
                                    static Article written() {
                                        return new Article(Instant.now(), LocalDate.now());
                                    }
                                }
                                """,
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
                                """
                                package press.article.adapter.web;

                                import java.util.UUID;

                                /** Stands outside the core. */
                                record Page(UUID request) {
                                    static Page shown() {
                                        return new Page(UUID.randomUUID());
                                    }
                                }

                                package press.article.application;

                                import java.security.SecureRandom;
                                import java.util.function.Supplier;
                                import java.util.random.RandomGenerator;

                                /** Brings its dice by a method reference. */
                                final class Publishing {
                                    static Supplier<RandomGenerator> chance() {
                                        return SecureRandom::new;
                                    }
                                }

                                package press.article.domain;

                                import java.util.Collections;
                                import java.util.List;
                                import java.util.Random;
                                import java.util.UUID;
                                import java.util.concurrent.ThreadLocalRandom;
                                import java.util.random.RandomGenerator;

                                /** Brings dice of its own; those that it is given it may throw. */
                                final class Slug {
                                    static String named() {
                                        return UUID.randomUUID() + "-" + Math.random();
                                    }

                                    static List<RandomGenerator> dice() {
                                        return List.of(
                                                new Random(1),
                                                ThreadLocalRandom.current(),
                                                RandomGenerator.getDefault(),
                                                RandomGenerator.of("L64X128MixRandom"));
                                    }

                                    static void mix(List<String> words) {
                                        Collections.shuffle(words);
                                    }

                                    static int allowed(RandomGenerator chance) {
                                        return chance.nextInt();
                                    }
                                }
                                """,
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
