package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a document names as proof is a test that there is: {@code `ATest.sentence`}, or {@code `…sentence`} of the class that was named
 * last.
 */
@Execution(ExecutionMode.CONCURRENT)
class ProofsTest {

    private static final Pattern PROOF =
            Pattern.compile("`(?:(\\w+(?:Test|IT|Storm|Contract))(?:\\.(\\w+))?|…(\\w+))`");
    private static final Pattern PARENT = Pattern.compile("class \\w+(?:<[^>{]*>)? extends (\\w+)");

    /** By class. */
    private static final Map<String, String> SOURCES = Sources.byClass();

    @ParameterizedTest
    @ValueSource(strings = {"docs/contract.md", "docs/reliability.md", "SECURITY.md"})
    void every_proof_is_there(String document) throws IOException {
        assertThat(missing(Files.readString(OpsFiles.ROOT.resolve(document)))).isEmpty();
    }

    @Test
    void what_is_not_there_is_missed() {
        assertThat(missing("`NoSuchTest`, `ProofsTest.no_such_sentence`, `…every_proof_is_there`, `…nor_this`"))
                .containsExactly("NoSuchTest", "ProofsTest.no_such_sentence", "ProofsTest.nor_this");
    }

    private static List<String> missing(String text) {
        var last = new String[] {""};
        return PROOF.matcher(text)
                .results()
                .flatMap(proof -> {
                    last[0] = Optional.ofNullable(proof.group(1)).orElse(last[0]);
                    var sentence = Optional.ofNullable(proof.group(2)).or(() -> Optional.ofNullable(proof.group(3)));
                    return isThere(last[0], sentence)
                            ? Stream.<String>empty()
                            : Stream.of(last[0] + sentence.map("."::concat).orElse(""));
                })
                .toList();
    }

    private static boolean isThere(String type, Optional<String> sentence) {
        return Optional.ofNullable(SOURCES.get(type))
                .map(source -> sentence.map(said -> source.contains(" " + said + "(") || isInherited(source, said))
                        .orElse(true))
                .orElse(false);
    }

    private static boolean isInherited(String source, String sentence) {
        var parent = PARENT.matcher(source);
        return parent.find() && isThere(parent.group(1), Optional.of(sentence));
    }
}
