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
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law("every use case has one method", UseCaseRules::everyUseCaseHasOneMethod, "split the interface")
                        .isBrokenBy(
                                """
                                package press.article.application.port.in;

                                /** Two use cases in one. */
                                public interface EditUseCase {
                                    void edit();

                                    void publish();
                                }

                                public interface FindUseCase {
                                    void find();
                                }

                                /** No use case at all. */
                                public interface IdleUseCase {}
                                """,
                                "article.application.port.in.EditUseCase has 2 methods",
                                "article.application.port.in.IdleUseCase has 0 methods"),
                law(
                                "every use case takes its command",
                                UseCaseRules::everyUseCaseTakesItsCommand,
                                "declare a record in the use case, and let it take that alone")
                        .isBrokenBy(
                                """
                                package press.article.application.port.in;

                                public interface EditUseCase {
                                    void edit(Edit command);

                                    record Edit(String slug, String title) {}
                                }

                                public interface ForgetUseCase {
                                    void forget();
                                }

                                /** One text may be taken for the other. */
                                public interface RenameUseCase {
                                    void rename(String from, String to);
                                }

                                public interface StealUseCase {
                                    void steal(EditUseCase.Edit command);
                                }

                                public interface TwiceUseCase {
                                    void twice(Twice command, Twice another);

                                    record Twice() {}
                                }
                                """,
                                "article.application.port.in.RenameUseCase.rename(java.lang.String, java.lang.String) takes something else",
                                "article.application.port.in.StealUseCase.steal(article.application.port.in.EditUseCase$Edit) takes something else",
                                "article.application.port.in.TwiceUseCase.twice(article.application.port.in.TwiceUseCase$Twice, article.application.port.in.TwiceUseCase$Twice) takes something else"),
                law(
                                "services are hidden and final",
                                UseCaseRules::servicesAreHiddenAndFinal,
                                "make it final and package-private, and hand it out by the module's factory")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import press.article.application.port.in.EditUseCase;
                                import press.article.application.port.in.FindUseCase;

                                /** Offers two ports. */
                                final class DoubleService implements FindUseCase, EditUseCase {}

                                final class FindService implements FindUseCase {}

                                /** Can be extended. */
                                class LooseService implements FindUseCase {}

                                /** Seen by everybody. */
                                public final class OpenService implements FindUseCase {}

                                package press.article.application.port.in;

                                public interface EditUseCase {}

                                public interface FindUseCase {}
                                """,
                                "article.application.DoubleService is open, or offers not one port",
                                "article.application.LooseService is open, or offers not one port",
                                "article.application.OpenService is open, or offers not one port"),
                law(
                                "services take ports, values, time and chance",
                                UseCaseRules::servicesTakePortsValuesTimeAndChance,
                                "name an outbound port for it")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import java.time.Clock;
                                import java.time.Duration;
                                import java.time.InstantSource;
                                import java.util.List;
                                import java.util.Optional;
                                import java.util.Random;
                                import java.util.random.RandomGenerator;
                                import press.article.application.port.in.FindUseCase;
                                import press.article.application.port.out.ArticleView;
                                import press.article.application.port.out.Articles;
                                import press.article.domain.PageSize;
                                import press.article.domain.Rules;

                                /** Takes what is no port and no value. */
                                final class FindService {
                                    FindService(Articles articles, GoodService other, List<FindUseCase> others, Rules rules, ArticleView view) {}

                                    FindService(Clock clock, Random random, String name) {}
                                }

                                /** Called otherwise, and does as much. */
                                final class Finder {
                                    Finder(GoodService other) {}

                                    record Found(String title) {}
                                }

                                final class GoodService {
                                    GoodService(Articles articles, InstantSource time, RandomGenerator chance, Duration patience, int tries) {}

                                    GoodService(List<Articles> several, Optional<PageSize> size) {}
                                }

                                package press.article.application.port.in;

                                public interface FindUseCase {}

                                package press.article.application.port.out;

                                /** In the same package as the ports, but none. */
                                public record ArticleView(long id) {}

                                public interface Articles {}

                                package press.article.domain;

                                public record PageSize(int value) {}

                                /** Of the domain, but no value. */
                                public interface Rules {}
                                """,
                                "article.application.FindService takes article.application.GoodService",
                                "article.application.FindService takes article.application.port.in.FindUseCase",
                                "article.application.FindService takes article.application.port.out.ArticleView",
                                "article.application.FindService takes article.domain.Rules",
                                "article.application.FindService takes java.lang.String",
                                "article.application.FindService takes java.time.Clock",
                                "article.application.FindService takes java.util.Random",
                                "article.application.Finder takes article.application.GoodService"),
                law(
                                "services take few collaborators",
                                UseCaseRules::servicesTakeFewCollaborators,
                                "split the use case, or find the word that the domain is missing")
                        .isBrokenBy("""
                                package press.article.application;

                                final class FewService {
                                    FewService(int one, int two, int three, int four, int five) {}
                                }

                                final class ManyService {
                                    ManyService(int one, int two, int three, int four, int five, int six) {}
                                }
                                """, "article.application.ManyService takes 6"),
                law(
                                "services open one transaction",
                                UseCaseRules::servicesOpenOneTransaction,
                                "put both into one: it joins what is open")
                        .isBrokenBy("""
                                package press.article.application;

                                import press.shared.application.port.out.Boundary;

                                final class OnceService {
                                    static String run(Boundary boundary) {
                                        return boundary.inTransaction("all");
                                    }
                                }

                                final class TwiceService {
                                    static String run(Boundary boundary) {
                                        return boundary.inTransaction("one") + boundary.inTransaction("other");
                                    }
                                }

                                package press.shared.application.port.out;

                                public interface Boundary {
                                    String inTransaction(String work);
                                }
                                """, "article.application.TwiceService opens 2"));
    }
}
