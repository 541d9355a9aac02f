package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StateRulesTest {

    @TestFactory
    Stream<DynamicNode> state() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law("state is final", StateRules::stateIsFinal, "return what follows instead of changing it")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                /** Stands outside the core. */
                                final class Page {
                                    int shown;
                                }

                                package press.article.application;

                                /** Remembers between two requests. */
                                final class FindService {
                                    int found;
                                }

                                package press.article.domain;

                                /** Changes its title, and the one for all. */
                                final class Article {
                                    static int written;
                                    static final int LONGEST = 255;

                                    String title = "";
                                    final int length = title.length();
                                }
                                """,
                                "Field <article.application.FindService.found> does not have modifier FINAL",
                                "Field <article.domain.Article.title> does not have modifier FINAL",
                                "Field <article.domain.Article.written> does not have modifier FINAL"),
                law("data are records", StateRules::dataAreRecords, "make it a record")
                        .isBrokenBy(
                                """
                                package press.article.application;

                                /** Stands between the ports, where collaborators are held. */
                                final class FindService {
                                    final long articles = 1;
                                }

                                package press.article.application.port.out;

                                /** Data in a class. */
                                final class ArticleView {
                                    final long id = 1;
                                }

                                package press.article.domain;

                                import java.util.Map;

                                /** Data in a class. */
                                final class Article {
                                    final long id = 1;
                                }

                                /** All that data may be, and what holds none. */
                                final class Kinds {
                                    static final Map<String, String> LETTERS = Map.of();

                                    record Id(long value) {}

                                    enum Kind {
                                        NEWS(1);

                                        final int rank;

                                        Kind(int rank) {
                                            this.rank = rank;
                                        }
                                    }

                                    static final class Refused extends RuntimeException {
                                        final long id = 1;
                                    }
                                }
                                """,
                                "article.application.port.out.ArticleView is a class with state",
                                "article.domain.Article is a class with state"),
                law(
                                "records copy their collections",
                                StateRules::recordsCopyTheirCollections,
                                "copy it in the constructor: List.copyOf")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.util.List;

                                /** Stands outside the core. */
                                record Page(List<String> articles) {}

                                package press.article.application.port.out;

                                import java.util.List;

                                record ArticlePage(List<String> articles) {}

                                package press.article.domain;

                                import java.util.List;
                                import java.util.Map;
                                import java.util.Optional;

                                /** Some that keep what somebody else may change, and some that do not. */
                                interface Article {
                                    record Tags(List<String> tags) {}

                                    record Words(Map<String, Long> counts) {}

                                    /** Copies one of two. */
                                    record Names(List<String> first, List<String> last) {
                                        public Names {
                                            first = List.copyOf(first);
                                        }
                                    }

                                    record Bytes(byte[] body) {}

                                    record Readers(List<String> readers) {
                                        public Readers {
                                            readers = List.copyOf(readers);
                                        }
                                    }

                                    record Title(Optional<String> title) {}
                                }
                                """,
                                "article.application.port.out.ArticlePage keeps a collection that somebody else may change",
                                "article.domain.Article$Bytes keeps a collection that somebody else may change",
                                "article.domain.Article$Names keeps a collection that somebody else may change",
                                "article.domain.Article$Tags keeps a collection that somebody else may change",
                                "article.domain.Article$Words keeps a collection that somebody else may change"),
                law(
                                "errors are sealed",
                                StateRules::errorsAreSealed,
                                "let it extend the module's sealed error, and give it a status at the edge")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                /** Stands outside the core. */
                                final class PageError extends RuntimeException {}

                                package press.article.application;

                                /** In a family that everybody can join. */
                                class OpenError extends RuntimeException {
                                    static final class Joined extends OpenError {}
                                }

                                package press.article.domain;

                                abstract sealed class ArticleError extends RuntimeException {
                                    static final class NotFound extends ArticleError {}

                                    /** Opens the family to everybody. */
                                    static non-sealed class Other extends ArticleError {}
                                }

                                /** In no family. */
                                final class LooseError extends RuntimeException {}
                                """,
                                "article.application.OpenError is outside every sealed family",
                                "article.application.OpenError$Joined is outside every sealed family",
                                "article.domain.ArticleError$Other is outside every sealed family",
                                "article.domain.LooseError is outside every sealed family"),
                law(
                                "edges map errors one by one",
                                StateRules::edgesMapErrorsOneByOne,
                                "name each error of the family in a case of its own")
                        .isBrokenBy("""
                                package press.article.adapter.web;

                                import press.article.domain.ArticleError;

                                final class ArticleErrorMapping {
                                    static int status(ArticleError error) {
                                        return switch (error) {
                                            case ArticleError.NotFound _ -> 404;
                                            default -> 400;
                                        };
                                    }
                                }

                                final class GoodErrorMapping {
                                    static int status(ArticleError error) {
                                        return switch (error) {
                                            case ArticleError.NotFound _ -> 404;
                                            case ArticleError.Taken _ -> 409;
                                        };
                                    }
                                }

                                package press.article.domain;

                                public abstract sealed class ArticleError extends RuntimeException {
                                    public static final class NotFound extends ArticleError {}

                                    public static final class Taken extends ArticleError {}
                                }
                                """, "article.adapter.web.ArticleErrorMapping has a default, or no switch"),
                law(
                                "the core remembers nothing",
                                StateRules::theCoreRemembersNothing,
                                "keep it behind an outbound port, or make it a constant: Set.of, Map.of")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                /** Stands outside the core. */
                                final class Page {
                                    final StringBuilder text = new StringBuilder();
                                }

                                package press.article.application;

                                import java.util.HashMap;
                                import java.util.List;
                                import java.util.Map;
                                import java.util.concurrent.atomic.AtomicLong;
                                import java.util.function.LongSupplier;

                                final class FindService {
                                    final Map<String, Long> seen = new HashMap<>();
                                    final Map<String, Long> hidden = empty();
                                    final LongSupplier next = new AtomicLong()::incrementAndGet;
                                    final List<String> given;

                                    FindService(List<String> given) {
                                        this.given = List.copyOf(given);
                                    }

                                    private static Map<String, Long> empty() {
                                        return new HashMap<>();
                                    }
                                }

                                package press.article.domain;

                                import java.util.ArrayList;
                                import java.util.BitSet;
                                import java.util.List;
                                import java.util.Set;

                                final class Words {
                                    static final Set<String> WORDS = Set.of("a");
                                }

                                final class Text {
                                    static final List<String> READ = new ArrayList<>();
                                    static final long[] COUNTS = new long[1];
                                    static final BitSet LETTERS = new BitSet();
                                }
                                """,
                                "article.application.FindService.hidden can change",
                                "article.application.FindService.next can change",
                                "article.application.FindService.seen can change",
                                "article.domain.Text.COUNTS can change",
                                "article.domain.Text.LETTERS can change",
                                "article.domain.Text.READ can change"));
    }
}
