package dev.tracepress.architecture;

import static dev.tracepress.architecture.Places.isPackageInfo;
import static dev.tracepress.architecture.Places.ringOf;
import static dev.tracepress.architecture.ProductionCode.CLASSES;
import static dev.tracepress.architecture.ProductionCode.ROOT;
import static dev.tracepress.architecture.ProductionCode.folders;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules look at something: at every class that ships, in every place that they name. */
@Execution(ExecutionMode.CONCURRENT)
class InventoryTest {

    @ParameterizedTest
    @EnumSource(Ring.class)
    void every_ring_is_inhabited(Ring ring) {
        assertThat(CLASSES)
                .anyMatch(type -> !isPackageInfo(type) && ringOf(ROOT, type).equals(Optional.of(ring)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEMO")
    void every_module_has_a_domain_ports_on_both_sides_and_adapters(Module module) {
        assertThat(packagesOf(module).toList())
                .contains("domain", "application", "application.port.in", "application.port.out", "adapter.persistence")
                .anyMatch(name -> name.startsWith("adapter.web"));
    }

    @Test
    void the_demonstration_is_all_edge() {
        assertThat(packagesOf(Module.DEMO)).containsExactly("adapter.web");
    }

    @ParameterizedTest
    @MethodSource
    void every_exception_to_a_rule_exists(String name) {
        assertThat(CLASSES.contain(ROOT + "." + name)).isTrue();
    }

    static Stream<String> every_exception_to_a_rule_exists() {
        return Stream.of(
                        HygieneRules.NIMBUS_SPEAKERS.stream(),
                        Stream.of(
                                TransactionRules.BOUNDARY,
                                NameRules.HEALTH_CHECK,
                                EdgeNameRules.COLUMN_READER,
                                EdgeNameRules.FRONT_DOOR,
                                VisibilityRules.FOUND_BY_SPRING_BOOT))
                .flatMap(names -> names);
    }

    @Test
    void everything_on_disk_is_read() throws IOException {
        var onDisk = 0L;
        for (var folder : folders("target/classes")) {
            onDisk += count(folder, ".class");
        }

        assertThat(folders("target/classes")).hasSameSizeAs(Ring.values());
        assertThat(onDisk).isPositive();
        assertThat(CLASSES).hasSize(Math.toIntExact(onDisk));
    }

    /** Otherwise the rules judge the class files of another day; {@code mvn clean} helps. */
    @Test
    void every_class_has_its_source_beside_it() {
        assertThat(CLASSES.stream().filter(JavaClass::isTopLevelClass).filter(not(InventoryTest::hasSource)))
                .isEmpty();
    }

    /** Rings are packages for readers and for ArchUnit, and Maven modules for javac: both must mean the same. */
    @Test
    void every_ring_lives_in_its_own_maven_module() {
        assertThat(CLASSES.stream().filter(not(InventoryTest::livesInTheModuleOfItsRing)))
                .isEmpty();
    }

    @Test
    void every_rule_is_run() {
        var rules = new ClassFileImporter()
                .importPackages(InventoryTest.class.getPackageName()).stream()
                        .filter(type -> type.getSimpleName().endsWith("Rules"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(InventoryTest::isRule)
                        .toList();

        assertThat(rules).isNotEmpty().filteredOn(not(InventoryTest::isRun)).isEmpty();
    }

    private static boolean isRule(JavaMethod method) {
        return method.getRawReturnType().isEquivalentTo(ArchRule.class)
                && method.getRawParameterTypes().size() == 1
                && method.getRawParameterTypes().getFirst().isEquivalentTo(String.class);
    }

    private static boolean isRun(JavaMethod rule) {
        return rule.getAccessesToSelf().stream()
                .map(access -> access.getOriginOwner().getName())
                .anyMatch((rule.getOwner().getName() + "Test")::equals);
    }

    private static Stream<String> packagesOf(Module module) {
        var prefix = ROOT + "." + module.path() + ".";
        return CLASSES.stream()
                .filter(not(Places::isPackageInfo))
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .distinct();
    }

    private static boolean hasSource(JavaClass type) {
        return Stream.of(Ring.values())
                .map(ring -> ProductionCode.reactor().resolve(ring.folder()).resolve("src/main/java"))
                .anyMatch(sources -> Files.exists(sources.resolve(type.getName().replace('.', '/') + ".java")));
    }

    private static boolean livesInTheModuleOfItsRing(JavaClass type) {
        return ringOf(ROOT, type)
                .map(ring -> ProductionCode.reactor().resolve(ring.folder()) + "/")
                .filter(folder ->
                        type.getSource().orElseThrow().getUri().getPath().startsWith(folder))
                .isPresent();
    }

    private static long count(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }
}
