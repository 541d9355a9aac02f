package dev.tracepress.architecture;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JDK's own analyser of dependencies. */
final class Jdeps {

    private static final Pattern ARROW = Pattern.compile("(?m)^\\s+(\\S+)\\s+-> (dev\\.tracepress\\.\\S+)");

    private Jdeps() {}

    static Set<String> arrowsBetweenRings() {
        return ARROW.matcher(packages()).results().flatMap(Jdeps::arrow).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> arrow(MatchResult found) {
        return ringOf(found.group(1)).stream()
                .flatMap(one -> ringOf(found.group(2)).stream()
                        .filter(other -> other != one)
                        .map(other -> one.path() + " -> " + other.path()));
    }

    private static Optional<Ring> ringOf(String packageName) {
        return Place.ofPackage(ProductionCode.ROOT, packageName).map(Place::ring);
    }

    private static String packages() {
        var said = new StringWriter();
        var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        var arguments = Stream.concat(
                        Stream.of("-verbose:package", "-filter:none", "--ignore-missing-deps"),
                        ProductionCode.folders("target/classes").stream().map(Object::toString))
                .toArray(String[]::new);
        if (jdeps.run(new PrintWriter(said), new PrintWriter(said), arguments) != 0) {
            throw new IllegalStateException(said.toString());
        }
        return said.toString();
    }
}
