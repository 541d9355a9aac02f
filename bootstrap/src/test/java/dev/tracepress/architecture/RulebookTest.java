package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RulebookTest {

    private static final List<Proof> PROOFS = Stream.<Supplier<Stream<Proof>>>of(
                    RingRulesTest::proofs,
                    ModuleRulesTest::proofs,
                    VisibilityRulesTest::proofs,
                    UseCaseRulesTest::proofs,
                    StateRulesTest::proofs,
                    AdapterStateRulesTest::proofs,
                    ReactiveRulesTest::proofs,
                    ReactorWordsTest::proofs,
                    JdkWordsTest::proofs,
                    LibraryWordsTest::proofs,
                    VocabularyTest::proofs,
                    TransactionRulesTest::proofs,
                    TableRulesTest::proofs,
                    TelemetryRulesTest::proofs,
                    HygieneRulesTest::proofs,
                    NameRulesTest::proofs,
                    EdgeNameRulesTest::proofs,
                    RouteRulesTest::proofs)
            .flatMap(Supplier::get)
            .toList();

    @Test
    void the_rules_on_paper_are_those_that_are_run() throws IOException {
        Paper.assertThatIs("docs/architecture/rules.md", new Rulebook(PROOFS).render());
    }

    @Test
    void every_proof_is_in_the_book() {
        var classes = new ClassFileImporter().importPackages(RulebookTest.class.getPackageName());
        var named = classes.get(RulebookTest.class).getCodeUnits().stream()
                .flatMap(unit -> unit.getMethodReferencesFromSelf().stream())
                .map(reference -> reference.getTargetOwner().getName())
                .toList();

        assertThat(classes.stream()
                        .filter(type -> type.tryGetMethod("proofs").isPresent())
                        .filter(type -> type.getSimpleName().endsWith("Test"))
                        .map(type -> type.getName()))
                .isNotEmpty()
                .allMatch(named::contains);
    }

    @Test
    void each_rule_has_a_name_of_its_own() {
        assertThat(PROOFS).extracting(proof -> proof.law().name()).doesNotHaveDuplicates();
    }

    /** Words that everybody may use have no rule of their own: nobody can break it. */
    @Test
    void all_words_with_a_home_have_a_rule() {
        assertThat(Stream.concat(JdkWords.ALL.stream(), ReactorWords.ALL.stream())
                        .filter(words -> !words.homes().equals(Homes.everywhere()))
                        .map(Words::rule))
                .isNotEmpty()
                .isSubsetOf(PROOFS.stream().map(proof -> proof.law().name()).toList());
    }

    @Test
    void who_breaks_a_rule_reads_its_name_the_place_the_reason_and_the_way_out() {
        var proof = PROOFS.stream()
                .filter(each -> each.law().name().equals("nobody blocks for a publisher"))
                .findAny()
                .orElseThrow();

        assertThat(proof.sentenceFor(List.of("Method <a.B.c()> calls method <Mono.block()> in (B.java:7)")))
                .isEqualTo("""
                "nobody blocks for a publisher" is broken:
                  Method <a.B.c()> calls method <Mono.block()> in (B.java:7)
                Why: a few event loops serve everybody, so whoever waits on one makes all the others wait; jobs run on virtual threads \
                of their own, where waiting is free.
                Way out: it is at home in shared.adapter.jobs.worker, shared.adapter.jobs.inprocess, telemetry.jobs.QueueGauges, \
                wiring.DatabaseClock, wiring.EventLoops, wiring.demo.""");
    }
}
