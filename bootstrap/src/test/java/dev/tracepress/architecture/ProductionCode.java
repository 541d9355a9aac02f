package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes that ship, read from where each Maven module compiles them to: no jar, no test, no leftover of another build. */
final class ProductionCode {

    static final String ROOT = "dev.tracepress";
    static final JavaClasses CLASSES = new ClassFileImporter().importPaths(folders("target/classes"));

    private ProductionCode() {}

    /** That folder in every Maven module which has it; {@code target} stands for wherever this build compiles to. */
    static List<Path> folders(String name) {
        var inTarget = Path.of("target").relativize(Path.of(name));
        return Stream.of(Ring.values())
                .map(ring -> reactor().resolve(ring.folder()).resolve(target()).resolve(inTarget))
                .filter(Files::isDirectory)
                .toList();
    }

    /** A profile may have one of its own. */
    private static Path target() {
        var tests = ProductionCode.class.getProtectionDomain().getCodeSource().getLocation();
        return reactor()
                .resolve(Ring.WIRING.folder())
                .relativize(Path.of(URI.create(tests.toString())).getParent());
    }

    /** The folder of the parent, which tests are started below. */
    static Path reactor() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(Ring.WIRING.folder()).resolve("pom.xml"))) {
            folder = folder.resolve("..").normalize();
            if (folder.getNameCount() == 0) {
                throw new IllegalStateException("no Maven reactor above the working directory");
            }
        }
        return folder;
    }
}
