package dev.tracepress.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The source of every class of the repository, for those who look for what a document names. */
final class Sources {

    private static final Pattern MAVEN_MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Sources() {}

    /** By the names of their classes; of several of one name all. */
    static Map<String, String> byClass() {
        var sources = new HashMap<String, String>();
        MAVEN_MODULE
                .matcher(OpsFiles.text(OpsFiles.ROOT.resolve("pom.xml")))
                .results()
                .map(module -> OpsFiles.ROOT.resolve(module.group(1)).resolve("src"))
                // One that is written by a generator has none.
                .filter(Files::isDirectory)
                .forEach(folder -> read(folder, sources));
        return sources;
    }

    private static void read(Path folder, Map<String, String> sources) {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                sources.merge(
                        file.getFileName().toString().replace(".java", ""),
                        Files.readString(file),
                        (one, other) -> one + other);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
