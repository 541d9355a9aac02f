package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StructureTest {

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
        var structure = new Fixture(ModuleRulesTest.MEETINGS)
                .judgedBy(classes -> new Structure(Fixture.ROOT, classes).render());

        assertThat(structure)
                .contains("| shared |  | 1 |  |  | 1 | 1 |")
                .contains("    notification --> article\n", "    article -.-> shared\n")
                .contains("| article | `FindUseCase` |  |  |", "| article | `Articles` | `ArticlesContract` |  |");
    }
}
