package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each of the fifteen promises of docs/reliability.md is judged by a test of every build, which prints its line. */
@Execution(ExecutionMode.CONCURRENT)
class PromisesTest {

    private static final int PROMISES = 15;
    private static final Pattern JUDGED = Pattern.compile("new Verdict\\(\"(\\d+)\"\\)");

    /** Who judge for the tests that make them. */
    private static final Set<String> JUDGES = Set.of("Fuzzing", "WrittenUnderFault");

    private static final Map<String, String> SOURCES = Sources.byClass();

    @Test
    void every_promise_has_its_line_in_every_build() {
        assertThat(judgedBy("Test").distinct().sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, PROMISES).boxed().toList());
    }

    @Test
    void every_promise_but_that_of_privacy_has_a_storm() {
        assertThat(judgedBy("Storm").distinct().sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, PROMISES)
                        .filter(promise -> promise != 14)
                        .boxed()
                        .toList());
    }

    private static Stream<Integer> judgedBy(String suffix) {
        return SOURCES.entrySet().stream()
                .filter(source -> source.getKey().endsWith(suffix)
                        || (JUDGES.contains(source.getKey()) && isMadeBy(suffix, source.getKey())))
                .flatMap(source -> JUDGED.matcher(source.getValue()).results())
                .map(judged -> Integer.valueOf(judged.group(1)));
    }

    private static boolean isMadeBy(String suffix, String judge) {
        return SOURCES.entrySet().stream()
                .anyMatch(source ->
                        source.getKey().endsWith(suffix) && source.getValue().contains("new " + judge + "("));
    }
}
