package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StructureTest {

    private static final String FILE = "docs/architecture/structure.md";

    @Test
    void the_structure_on_paper_is_that_of_the_code() throws IOException {
        var file = ProductionCode.reactor().resolve(FILE);
        var structure = new Structure(ProductionCode.ROOT, ProductionCode.CLASSES).render();
        if (Boolean.getBoolean("architecture.update")) {
            Files.createDirectories(ProductionCode.reactor().resolve("docs/architecture"));
            Files.writeString(file, structure);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is out of date; write it anew with: mvn verify -Darchitecture.update=true", FILE)
                .isEqualTo(structure);
    }

    @Test
    void another_structure_gives_another_text() {
        var root = "dev.tracepress.architecture.fixture.meetings";
        var structure = new Structure(root, new ClassFileImporter().importPackages(root)).render();

        assertThat(structure)
                .contains("| shared |  | 1 |  |  | 1 | 1 |")
                .contains("    notification --> article\n", "    article -.-> shared\n")
                .contains("| article | `FindUseCase` |  |  |", "| article | `Articles` | `ArticlesContract` |  |");
    }
}
