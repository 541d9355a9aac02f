package dev.tracepress.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files, and what is in them. */
final class OpsFiles {

    static final Path ROOT = Path.of("..");
    static final Path COMPOSE = ROOT.resolve("compose.yml");
    static final Path DATA_SOURCES = ROOT.resolve("ops/grafana/provisioning/datasources/datasources.yml");

    private OpsFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(text(file));
    }

    /** Of the first document in the file, its anchors resolved. A key that stands twice is refused. */
    static JsonNode yaml(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return JsonMapper.shared().valueToTree(new Yaml(options).load(text(file)));
    }

    /** Files in ops whose path from the root matches; none if there is no such folder. */
    static List<Path> matching(String regex) {
        try (var files = Files.walk(ROOT.resolve("ops"))) {
            return files.filter(file -> ROOT.relativize(file).toString().matches(regex))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Path> dashboards() {
        return matching("ops/grafana/dashboards/[^/]+\\.json");
    }

    static List<Path> rules() {
        return matching("ops/prometheus/rules/[^/]+\\.ya?ml");
    }

    /** Every node, however deep. */
    static Stream<JsonNode> everywhere(JsonNode node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(OpsFiles::everywhere));
    }

    static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    static List<String> texts(JsonNode node) {
        return node.isString()
                ? List.of(node.asString())
                : children(node).map(JsonNode::asString).toList();
    }
}
