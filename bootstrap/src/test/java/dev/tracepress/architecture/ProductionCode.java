package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes that ship, read from where each Maven module compiles them to: no jar, no test, no leftover of another build. */
final class ProductionCode {

    static final String ROOT = "dev.tracepress";
    static final JavaClasses CLASSES = new ClassFileImporter().importPaths(folders("target/classes"));

    private ProductionCode() {}

    /** That folder in every Maven module which has it. */
    static List<Path> folders(String name) {
        return Stream.of(Ring.values())
                .map(ring -> reactor().resolve(ring.folder()).resolve(name))
                .filter(Files::isDirectory)
                .toList();
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
