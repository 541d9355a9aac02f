package dev.tracepress.shared.adapter.persistence.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A file of the schema's history.
 *
 * @param version the number in its name
 * @param isOneTransaction whether all of it commits at once: so it is, unless the file beside it says otherwise
 */
record Migration(String name, int version, List<String> statements, String script, boolean isOneTransaction) {

    private static final String ITS_OWN = ".conf";

    static List<Migration> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("V.*\\.sql"))
                    .map(Migration::read)
                    .sorted(Comparator.comparingInt(Migration::version))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Migration read(Path file) {
        try {
            var name = file.getFileName().toString();
            var script = Files.readString(file);
            var settings = file.resolveSibling(name + ITS_OWN);
            var isOneTransaction =
                    !Files.exists(settings) || !Files.readString(settings).contains("executeInTransaction=false");
            return new Migration(
                    name,
                    Integer.parseInt(name.substring(1, name.indexOf("__"))),
                    Statements.of(script),
                    script,
                    isOneTransaction);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
