package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ContractsTest {

    private static final Fixture GAPS = new Fixture("""
            package press.article.adapter.jobs;

            import press.article.application.port.out.Articles;
            import press.article.application.port.out.ArticlesContract;
            import press.article.application.port.out.Covers;
            import press.article.application.port.out.Ideas;
            import press.article.application.port.out.IdeasContract;
            import press.article.application.port.out.Tags;
            import press.article.application.port.out.TagsContract;

            /** Adapters beside what does or does not test them; private, so that no runner takes the tests for tests. */
            final class Adapters {
                private static final class Held implements Articles {}

                private static final class HeldTest extends ArticlesContract {}

                private static final class Untested implements Articles {}

                private static final class Stray implements Articles {}

                private static final class StrayTest {}

                private static final class Half implements Articles {}

                private abstract static class HalfTest extends ArticlesContract {}

                private static final class Uncontracted implements Covers {}

                private static final class UncontractedTest {}

                private static final class Tagged implements Tags {}

                private static final class TaggedTest extends TagsContract {}

                private static final class Idea implements Ideas {}

                private static final class IdeaTest extends IdeasContract {}
            }

            package press.article.application.port.out;

            import org.junit.jupiter.api.Test;

            /** No port, so it needs no contract. */
            public record ArticleView(long id) {}

            public interface Articles {}

            /** As it should be, for the eyes of the rule alone: nothing runs it. */
            public abstract class ArticlesContract {
                @Test
                void never_run() {}
            }

            public interface Covers {}

            public interface Drafts {}

            /** The contract of a port without an adapter. */
            public abstract class DraftsContract {
                @Test
                void never_run() {}
            }

            public interface Ideas {}

            /** A contract without a promise. */
            public abstract class IdeasContract {}

            public interface Tags {}

            /** A contract that no adapter can be held to. */
            public class TagsContract {
                @Test
                void never_run() {}
            }
            """);

    @Test
    void every_outbound_port_has_a_contract_and_every_adapter_is_held_to_it() {
        var tests = new ClassFileImporter().importPaths(ProductionCode.folders("target/test-classes"));
        var contracts = new Contracts(ProductionCode.ROOT, ProductionCode.CLASSES, tests);

        assertThat(contracts.ports()).isNotEmpty();
        assertThat(contracts.gaps()).isEmpty();
    }

    @Test
    void every_kind_of_gap_is_found() {
        var gaps = GAPS.judgedBy(classes -> new Contracts(Fixture.ROOT, classes, classes).gaps());

        assertThat(gaps)
                .extracting(gap -> gap.replace(Fixture.ROOT + ".", "").replace("application.port.out.", ""))
                .containsExactlyInAnyOrder(
                        "article.Covers has no contract",
                        "article.Drafts has no adapter",
                        "article.TagsContract is not abstract",
                        "article.IdeasContract promises nothing",
                        "article.adapter.jobs.Adapters$Untested is not held to article.ArticlesContract by UntestedTest",
                        "article.adapter.jobs.Adapters$Stray is not held to article.ArticlesContract by StrayTest",
                        "article.adapter.jobs.Adapters$Half is not held to article.ArticlesContract by HalfTest",
                        "article.adapter.jobs.Adapters$Uncontracted is not held to article.CoversContract by UncontractedTest");
    }
}
