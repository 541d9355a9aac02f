package dev.tracepress.console;

import static dev.tracepress.testkit.Facts.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The jar, started as an operator starts it, on a free port. */
final class JarProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "tracepress.jar");
    private static final Pattern HEALTH = Pattern.compile("Health +(http://\\S+)/api/health");

    private final Process process;
    private final Path log;

    private JarProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** With settings such as {@code TRACEPRESS_ROLE=api}; returns when it is ready. */
    static JarProcess start(String name, String... settings) {
        try {
            var log = Files.createDirectories(Path.of("target", "browser")).resolve(name + ".log");
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(
                            java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m", "-jar", JAR.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("PORT", "0");
            builder.environment().put("JWT_SECRET", "walks through the console need 32 bytes");
            Stream.of(settings)
                    .map(setting -> setting.split("=", 2))
                    .forEach(setting -> builder.environment().put(setting[0], setting[1]));
            var started = new JarProcess(builder.start(), log);
            eventually(() -> Mono.fromSupplier(() -> started.address().isPresent()));
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI url() {
        return address().orElseThrow();
    }

    private Optional<URI> address() {
        if (!process.isAlive()) {
            throw new AssertionError("the service has ended with " + process.exitValue() + ", see " + log);
        }
        try {
            return HEALTH.matcher(Files.readString(log))
                    .results()
                    .map(found -> URI.create(found.group(1)))
                    .findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
