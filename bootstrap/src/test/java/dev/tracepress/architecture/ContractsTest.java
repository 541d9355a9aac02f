package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ContractsTest {

    private static final String FIXTURE = "dev.tracepress.architecture.fixture.contracts";

    @Test
    void every_outbound_port_has_a_contract_and_every_adapter_is_held_to_it() {
        var tests = new ClassFileImporter().importPaths(ProductionCode.folders("target/test-classes"));
        var contracts = new Contracts(ProductionCode.ROOT, ProductionCode.CLASSES, tests);

        assertThat(contracts.ports()).isNotEmpty();
        assertThat(contracts.gaps()).isEmpty();
    }

    @Test
    void every_kind_of_gap_is_found() {
        var classes = new ClassFileImporter().importPackages(FIXTURE);

        assertThat(new Contracts(FIXTURE, classes, classes).gaps())
                .extracting(gap -> gap.replace(FIXTURE + ".", "").replace("application.port.out.", ""))
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
