package dev.tracepress.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * That modules form the tree of {@link ModuleRules#modulesFormATree} in the sources as well: of a constant that is inlined, a cast, a
 * case of a switch or the type of a local no compiled class tells.
 */
@Execution(ExecutionMode.CONCURRENT)
class ImportsTest {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package " + ProductionCode.ROOT + "\\.(\\w+)");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(" + ProductionCode.ROOT + "\\.(\\w+)\\.\\S+);");

    @Test
    void no_module_imports_one_above_it() {
        assertThat(sources()).hasSizeGreaterThan(500);
        assertThat(sources().stream().flatMap(source -> strangersIn(read(source)).stream()))
                .isEmpty();
    }

    @Test
    void an_import_of_one_above_is_found() {
        assertThat(strangersIn("""
                package dev.tracepress.identity.domain;

                import static dev.tracepress.article.domain.Article.LONGEST;

                import dev.tracepress.identity.domain.User;
                import dev.tracepress.notification.domain.Notice;
                import dev.tracepress.shared.domain.Label;
                import java.util.List;
                """))
                .containsExactly(
                        "identity imports dev.tracepress.article.domain.Article.LONGEST",
                        "identity imports dev.tracepress.notification.domain.Notice");
    }

    private static List<String> strangersIn(String source) {
        return first(PACKAGE, source).flatMap(Module::named).stream()
                .flatMap(module -> IMPORT.matcher(source)
                        .results()
                        .filter(imported -> Module.named(imported.group(2))
                                .filter(other -> !module.mayKnow(other))
                                .isPresent())
                        .map(imported -> module.path() + " imports " + imported.group(1)))
                .toList();
    }

    private static Optional<String> first(Pattern pattern, String source) {
        return pattern.matcher(source).results().findFirst().map(found -> found.group(1));
    }

    private static List<Path> sources() {
        return Stream.of(Ring.values())
                .map(ring -> ProductionCode.reactor().resolve(ring.folder()).resolve("src/main/java"))
                .flatMap(ImportsTest::walk)
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
