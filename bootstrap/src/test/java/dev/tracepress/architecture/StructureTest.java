package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StructureTest {

    private static final Fixture MEETINGS = new Fixture("""
            package press.article.adapter.jobs;

            public interface ArticleJob {}

            package press.article.application;

            public interface Publishing {}

            package press.article.application.port.in;

            public interface FindUseCase {}

            package press.article.application.port.out;

            public interface Articles {}

            package press.article.domain;

            public interface Article {}

            package press.notification.adapter.jobs;

            import press.article.adapter.jobs.ArticleJob;
            import press.shared.adapter.jobs.Queue;
            import press.shared.adapter.persistence.Rows;

            /** Uses the adapter of another module, and another ring of the kernel. */
            public interface NotificationJob {
                void other(ArticleJob job);

                void otherRing(Rows rows);

                void ownRing(Queue queue);
            }

            package press.notification.application;

            import press.article.application.Publishing;
            import press.article.application.port.in.FindUseCase;
            import press.article.application.port.out.Articles;
            import press.article.domain.Article;
            import press.shared.application.HealthChecks;

            /** Goes behind the ports of another module, and of the kernel. */
            public interface Notifying {
                void behind(Publishing publishing);

                void behindTheKernels(HealthChecks checks);

                void through(FindUseCase find, Articles articles, Article article);
            }

            package press.shared.adapter.jobs;

            public interface Queue {}

            package press.shared.adapter.persistence;

            public interface Rows {}

            package press.shared.application;

            public interface HealthChecks {}
            """);

    @Test
    void the_structure_on_paper_is_that_of_the_code() throws IOException {
        Paper.assertThatIs(
                "docs/architecture/structure.md", new Structure(ProductionCode.ROOT, ProductionCode.CLASSES).render());
    }

    /** Two who read class files in their own ways should see the same. */
    @Test
    void jdeps_sees_the_same_arrows_between_the_rings() {
        assertThat(Jdeps.arrowsBetweenRings())
                .isNotEmpty()
                .isEqualTo(new Structure(ProductionCode.ROOT, ProductionCode.CLASSES).arrowsBetweenRings());
    }

    @Test
    void another_structure_gives_another_text() {
        var structure = MEETINGS.judgedBy(classes -> new Structure(Fixture.ROOT, classes).render());

        assertThat(structure)
                .contains("| shared |  | 1 |  |  | 1 | 1 |")
                .contains("    notification --> article\n", "    article -.-> shared\n")
                .contains("| article | `FindUseCase` |  |  |", "| article | `Articles` | `ArticlesContract` |  |");
    }
}
