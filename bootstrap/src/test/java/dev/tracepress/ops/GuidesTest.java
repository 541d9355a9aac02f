package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever follows a guide finds what it names: classes, their members, files, tests and the links to all else. */
@Execution(ExecutionMode.CONCURRENT)
class GuidesTest {

    private static final Path GUIDES = OpsFiles.ROOT.resolve("docs/guides");
    private static final Pattern FENCE = Pattern.compile("(?s)```(\\w*)\\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    /** A migration is no class. */
    private static final Pattern CLASS =
            Pattern.compile("@?((?!V\\d)[A-Z][a-z0-9]\\w*)(?:(?:\\.|::)(\\w+))?(?:\\(.*)?");

    private static final Pattern FILE =
            Pattern.compile("[\\w-][\\w.-]*(?:/[\\w.-]+)+|[\\w-]+\\.(?:md|sh|mjs|json|java|xml)");
    private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+){3,}");
    private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern MODULE = Pattern.compile("-pl ([\\w/-]+)");

    /** Of libraries, and of the web's own. */
    private static final Set<String> OF_OTHERS = Set.of("ArchRule", "NullMarked", "WithSpan", "SpanAttribute");

    private static final Map<String, String> SOURCES = Sources.byClass();

    static List<Path> guides() throws IOException {
        try (var files = Files.list(GUIDES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void what_a_guide_names_is_there(Path guide) throws IOException {
        assertThat(missing(Files.readString(guide))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`NoSuchClass`",
                "`@NoSuchAnnotation`",
                "`ArticleError.NoSuchError`",
                "`Choices::none`",
                "`docs/none.md`",
                "`none.mjs`",
                "[there](none.md)",
                "`no_test_says_this_of_anything`",
                "```sh\nmvn verify -Dtest=NoSuchTest\n```",
                "```sh\nmvn verify -pl no/such/module\n```"
            })
    void what_is_not_there_is_found_out(String text) {
        assertThat(missing(text)).hasSize(1);
    }

    @Test
    void all_are_in_the_index() throws IOException {
        var index = Files.readString(GUIDES.resolve("README.md"));

        assertThat(guides())
                .extracting(guide -> guide.getFileName().toString())
                .filteredOn(name -> !name.equals("README.md"))
                .isNotEmpty()
                .allMatch(name -> index.contains("(" + name + ")"));
    }

    private static List<String> missing(String text) {
        var prose = FENCE.matcher(text).replaceAll("");
        var commands = FENCE.matcher(text)
                .results()
                .filter(fence -> fence.group(1).equals("sh"))
                .map(fence -> fence.group(2))
                .toList();
        return Stream.of(
                        LINK.matcher(prose)
                                .results()
                                .map(link -> link.group(1))
                                .filter(link -> !Files.exists(GUIDES.resolve(link))),
                        CODE.matcher(prose).results().map(code -> code.group(1)).filter(GuidesTest::isMissing),
                        commands.stream()
                                .flatMap(command -> TEST.matcher(command).results())
                                .map(test -> test.group(1))
                                .filter(test -> !SOURCES.containsKey(test)),
                        commands.stream()
                                .flatMap(command -> MODULE.matcher(command).results())
                                .map(module -> module.group(1))
                                .filter(module -> !Files.exists(
                                        OpsFiles.ROOT.resolve(module).resolve("pom.xml"))))
                .flatMap(found -> found)
                .toList();
    }

    private static boolean isMissing(String code) {
        var type = CLASS.matcher(code);
        if (type.matches()) {
            return isMissing(type.group(1), type.group(2) == null ? "" : type.group(2));
        }
        if (SENTENCE.matcher(code).matches()) {
            return SOURCES.values().stream().noneMatch(source -> source.contains("void " + code + "("));
        }
        return FILE.matcher(code).matches() && !Files.exists(OpsFiles.ROOT.resolve(code));
    }

    private static boolean isMissing(String type, String member) {
        if (OF_OTHERS.contains(type)) {
            return false;
        }
        var source = SOURCES.get(type);
        return source == null || !source.contains(member);
    }
}
